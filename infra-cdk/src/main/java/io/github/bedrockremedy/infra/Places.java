package io.github.bedrockremedy.infra;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awscdk.Aws;

/// Where an installation runs, and whose denials it takes in.
///
/// @param homeAccount account it runs in; empty stands for the account deployed to
/// @param homeRegion Region it runs in; empty stands for the Region deployed to
/// @param accounts account ids served; empty stands for the home account
/// @param sourceRegions further Regions, without the home Region
/// @param organization whose accounts may report; empty: the listed accounts may
record Places(
    Optional<String> homeAccount,
    Optional<String> homeRegion,
    List<String> accounts,
    List<String> sourceRegions,
    Optional<String> organization) {

  /// More do not fit into an event pattern, a function's environment and a managed policy.
  private static final int MOST_ACCOUNTS = 80;

  private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
  private static final Pattern REGION = Pattern.compile("[a-z]{2,4}(-[a-z]+){1,2}-\\d{1,2}");
  private static final Pattern ORGANIZATION = Pattern.compile("o-[a-z0-9]{10,32}");

  Places {
    accounts = List.copyOf(accounts);
    sourceRegions = List.copyOf(sourceRegions);
    if (accounts.size() > MOST_ACCOUNTS) {
      throw new SettingRefusedException(Setting.ACCOUNTS, accounts.size() + " accounts");
    }
    if (!accounts.isEmpty() || !sourceRegions.isEmpty()) {
      needed(Setting.HOME_ACCOUNT, homeAccount);
      needed(Setting.HOME_REGION, homeRegion);
    }
    if (organization.isPresent()
        && accounts.stream().allMatch(account -> homeAccount.equals(Optional.of(account)))) {
      throw new SettingRefusedException(
          Setting.ACCOUNTS.key(),
          accounts.isEmpty() ? "not given" : String.join(",", accounts),
          "accounts beside the home account, because with organization every account of it may"
              + " report");
    }
  }

  static Places from(ContextValues values) {
    var homeRegion = values.one(Setting.HOME_REGION, REGION);
    return new Places(
        values.one(Setting.HOME_ACCOUNT, ACCOUNT),
        homeRegion,
        values.list(Setting.ACCOUNTS, ACCOUNT),
        values.list(Setting.SOURCE_REGIONS, REGION).stream()
            .filter(region -> !homeRegion.equals(Optional.of(region)))
            .toList(),
        values.one(Setting.ORGANIZATION, ORGANIZATION));
  }

  private static void needed(Setting setting, Optional<String> given) {
    if (given.isEmpty()) {
      throw new SettingRefusedException(setting, "not given");
    }
  }

  /// The account the functions run in, maybe only known to CloudFormation.
  String home() {
    return homeAccount.orElse(Aws.ACCOUNT_ID);
  }

  /// The Region the functions run in, maybe only known to CloudFormation.
  String region() {
    return homeRegion.orElse(Aws.REGION);
  }

  /// The Regions whose denials are taken in, home first.
  List<String> sources() {
    return Stream.concat(Stream.of(region()), sourceRegions.stream()).toList();
  }

  /// The accounts whose denials are taken in.
  List<String> served() {
    return accounts.isEmpty() ? List.of(Aws.ACCOUNT_ID) : accounts;
  }

  /// The accounts served in which the handlers have to assume a role.
  List<String> members() {
    return accounts.stream().filter(account -> !homeAccount.equals(Optional.of(account))).toList();
  }

  /// Whether denials of the home account itself are repaired.
  boolean servesHome() {
    return accounts.isEmpty() || members().size() < accounts.size();
  }

  /// Whether denials come from anywhere but the home account's home Region.
  boolean reachesBeyond() {
    return !members().isEmpty() || !sourceRegions.isEmpty();
  }
}
