package io.github.bedrockremedy.edge.dynamodb;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Runs a task many times at the same time.
final class AtOnce {
  private AtOnce() {}

  static <T> List<T> run(int threads, IntFunction<T> task) throws Exception {
    List<Callable<T>> tasks =
        IntStream.range(0, threads).<Callable<T>>mapToObj(i -> () -> task.apply(i)).toList();
    try (var executor = Executors.newFixedThreadPool(threads)) {
      List<T> results = new ArrayList<>();
      for (Future<T> future : executor.invokeAll(tasks)) {
        results.add(future.get());
      }
      return results;
    }
  }
}
