"use strict";
// What a reader can do with the tables: sort by a heading, and filter by words. All of it is there without.
(() => {
  const UNITS = { ns: 1, "µs": 1e3, us: 1e3, ms: 1e6, s: 1e9, min: 6e10, B: 1, KiB: 1024, MiB: 1048576, GiB: 1073741824 };
  const NUMBER = /^[[(]?(?:x )?([-+]?[0-9][0-9,]*(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?)(x|[ \u00a0]?[^ ]*)?(.*)$/;

  /** What a cell is sorted by: a number with its unit, or its words. */
  const key = (text) => {
    const found = NUMBER.exec(text);
    if (!found) {
      return text === "" || text === "–" ? null : text;
    }
    let value = Number(found[1].replaceAll(",", ""));
    const unit = found[2].trim();
    value *= UNITS[unit] ?? 1;
    if (unit === "x" && /slower|worse/.test(found[3]) && value !== 0) {
      value = 1 / value;
    }
    return value;
  };

  const order = (a, b) => {
    if (a === null || b === null) {
      return a === b ? 0 : a === null ? 1 : -1;
    }
    if (typeof a !== typeof b) {
      return typeof a === "number" ? -1 : 1;
    }
    return typeof a === "number" ? a - b : a.localeCompare(b, "en", { numeric: true });
  };

  const sortable = (table, bodies, rows) => {
    const heads = [...table.tHead.rows[0].cells];
    const homes = new Map(rows.map((row) => [row, row.parentElement]));
    const put = (sorted) => {
      if (sorted === null) {
        rows.forEach((row) => homes.get(row).append(row));
      } else {
        bodies[0].append(...sorted);
      }
      bodies.forEach((body) => { body.hidden = body.rows.length === 0; });
    };
    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const was = head.getAttribute("aria-sort");
        heads.forEach((other) => other.removeAttribute("aria-sort"));
        if (was === "descending") {
          put(null);
          return;
        }
        const down = was === "ascending";
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const keys = new Map(rows.map((row) => [row, key(row.cells[column].textContent.trim())]));
        put([...rows].sort((a, b) => {
          const one = keys.get(a);
          const other = keys.get(b);
          // what has no value stands last either way
          return one === null || other === null || !down ? order(one, other) : order(other, one);
        }));
      });
    });
  };

  const filterable = (table, tools, rows) => {
    const label = document.createElement("label");
    const input = document.createElement("input");
    const count = document.createElement("output");
    input.type = "search";
    input.autocomplete = "off";
    input.spellcheck = false;
    label.append("Filter rows ", input);
    count.setAttribute("aria-live", "polite");
    tools.append(label, count);
    const words = new Map();
    input.addEventListener("input", () => {
      if (words.size === 0) {
        rows.forEach((row) => words.set(row, row.textContent.toLowerCase()));
      }
      const asked = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      let left = 0;
      rows.forEach((row) => {
        const there = asked.every((word) => words.get(row).includes(word));
        row.hidden = !there;
        left += there ? 1 : 0;
      });
      count.textContent = asked.length === 0 ? "" : left + " of " + rows.length + " rows";
    });
  };

  document.querySelectorAll(".scroll > table").forEach((table) => {
    const bodies = [...table.tBodies];
    const rows = bodies.flatMap((body) => [...body.rows]);
    if (rows.length < 2) {
      return;
    }
    sortable(table, bodies, rows);
    const tools = table.parentElement.previousElementSibling;
    if (rows.length > 4 && tools !== null && tools.classList.contains("tools")) {
      filterable(table, tools, rows);
    }
  });
})();
