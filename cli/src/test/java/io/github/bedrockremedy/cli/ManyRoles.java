package io.github.bedrockremedy.cli;

import io.github.bedrockremedy.local.AccountFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// The founding incident's role many times over, with its denials.
final class ManyRoles {
  private static final String NAME = "scheduling-agent-supervisor-agent-role-dev";
  private static final String ID = "AROAY7EXAMPLESUPERVISR";
  private static final String EVENT = Incident.event();

  private ManyRoles() {}

  /// A denial of one of them.
  static String event(int role, Instant at) {
    return EVENT
        .replace(NAME, NAME + role)
        .replace(ID, ID + role)
        .replace("2025-10-12T14:03:21Z", at.truncatedTo(ChronoUnit.SECONDS).toString());
  }

  static String arn(int role) {
    return Incident.ROLE + role;
  }

  /// An account with so many of them.
  static AccountFile account(int count) {
    try {
      String one = Files.readString(Incident.FOLDER.resolve("account.json"));
      String list = "\"RoleDetailList\": [";
      int from = one.indexOf(list) + list.length();
      int to = one.indexOf("  ],\n  \"Policies\"");
      List<String> roles = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        roles.add(one.substring(from, to).replace(NAME, NAME + i).replace(ID, ID + i));
      }
      return AccountFile.parse(
          one.substring(0, from) + String.join(",", roles) + one.substring(to));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
