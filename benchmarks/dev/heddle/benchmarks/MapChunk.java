package dev.heddle.benchmarks;

import dev.heddle.workload.Parcels;
import dev.heddle.workload.Task;
import java.util.ArrayList;
import java.util.List;

/** Some items of a list, which one task answers one after the other. */
record MapChunk(ArrayList<Object> items) implements Task<ArrayList<Long>> {

  /** Cuts {@code items} into chunks of {@code size}; the last may be shorter. */
  static List<MapChunk> cut(List<Object> items, int size) {
    List<MapChunk> chunks = new ArrayList<>();
    for (int from = 0; from < items.size(); from += size) {
      int to = Math.min(items.size(), from + size);
      chunks.add(new MapChunk(new ArrayList<>(items.subList(from, to))));
    }
    return chunks;
  }

  /** The answers of all chunks, in order. */
  static List<Long> join(List<ArrayList<Long>> answers) {
    return answers.stream().flatMap(List::stream).toList();
  }

  @Override
  public ArrayList<Long> call() {
    ArrayList<Long> answers = new ArrayList<>(items.size());
    for (Object item : items) {
      answers.add(Parcels.answerTo(item));
    }
    return answers;
  }
}
