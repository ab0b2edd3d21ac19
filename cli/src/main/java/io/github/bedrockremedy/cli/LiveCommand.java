package io.github.bedrockremedy.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// A command against a live installation: where it is, and where to print.
abstract class LiveCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private LiveOptions live = new LiveOptions();

  /// Which installation, with whose credentials.
  final LiveOptions live() {
    return live;
  }

  final LiveInstallation installation() {
    return LiveInstallation.find(live);
  }

  final PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
