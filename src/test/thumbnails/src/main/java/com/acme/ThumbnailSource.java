package com.acme;

import dev.heddle.task.TaskBatch;
import dev.heddle.task.TaskSource;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/** A thumbnail of each of many pictures, in a size that can be set: -p side=32. */
public final class ThumbnailSource implements TaskSource {

  @Override
  public String name() {
    return "thumbnails";
  }

  @Override
  public Map<String, String> parameters() {
    return Map.of("side", "64");
  }

  @Override
  public TaskBatch<byte[]> open(int tasks, Map<String, String> parameters) {
    int side = Integer.parseInt(parameters.get("side"));
    return new Batch(IntStream.range(0, tasks).mapToObj(n -> new Scale(n, side)).toList(), side);
  }

  record Scale(int number, int side) implements Callable<byte[]>, Serializable {
    @Override
    public byte[] call() {
      return Picture.of(number).scaled(side).pixels();
    }
  }

  record Batch(List<Scale> tasks, int side) implements TaskBatch<byte[]> {
    @Override
    public void check(List<byte[]> thumbnails) {
      for (byte[] thumbnail : thumbnails) {
        if (thumbnail.length != side * side) {
          throw new IllegalStateException("a thumbnail of " + thumbnail.length + " pixels");
        }
      }
    }
  }
}
