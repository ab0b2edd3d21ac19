package io.github.bedrockremedy.pipeline.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// How long a comparison takes tells nobody how much of a secret they have: secrets are compared as
/// hashes of one length, by the one method that looks at every byte. Held by what the code calls,
/// since a stopwatch would only guess.
class ConstantTimeTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.github.bedrockremedy");
  private static final Set<String> SECRETS =
      Set.of("viewHash", "proofHash", "pressHash", "codeHash");
  private static final Set<String> HASTY =
      Set.of("equals", "equalsIgnoreCase", "contentEquals", "compareTo", "startsWith", "matches");

  @Test
  void theOneComparisonLooksAtEveryByte() throws Exception {
    JavaCodeUnit same =
        CLASSES.get(RequestToken.class).getMethod("same", String.class, String.class);
    assertEquals(
        List.of(MessageDigest.class.getName() + ".isEqual"),
        same.getMethodCallsFromSelf().stream()
            .map(c -> c.getTargetOwner().getName() + "." + c.getName())
            .filter(name -> !name.endsWith(".getBytes"))
            .toList());
  }

  /// A method may compare other text beside it; what it may not is hold such a hash, compare text
  /// and never call the one comparison.
  @Test
  void noMethodThatHoldsAHashOfASecretComparesTextWithoutTheOneComparison() {
    Set<String> wrong = new TreeSet<>();
    Set<String> right = new TreeSet<>();
    for (JavaClass each : CLASSES) {
      for (JavaCodeUnit unit : each.getCodeUnits()) {
        if (unit.getMethodCallsFromSelf().stream().anyMatch(ConstantTimeTest::isSecret)) {
          boolean hasty =
              unit.getMethodCallsFromSelf().stream()
                  .anyMatch(
                      c ->
                          c.getTargetOwner().isEquivalentTo(String.class)
                              && HASTY.contains(c.getName()));
          boolean same =
              unit.getMethodCallsFromSelf().stream()
                  .anyMatch(
                      c ->
                          c.getTargetOwner().isEquivalentTo(RequestToken.class)
                              && c.getName().equals("same"));
          if (same) {
            right.add(unit.getFullName());
          } else if (hasty) {
            wrong.add(unit.getFullName());
          }
        }
      }
    }
    assertEquals(Set.of(), wrong);
    assertTrue(right.stream().anyMatch(name -> name.contains("ApprovalPages")), right::toString);
    for (String method : List.of("Request.isProvedBy", "Request.isPressedBy")) {
      assertTrue(right.stream().anyMatch(name -> name.contains(method)), right::toString);
    }
  }

  @Test
  void whatIsComparedHasOneLengthWhateverWasTyped() {
    RequestToken token = RequestToken.fresh(new SecureRandom());
    for (String typed : List.of("", "K7QF", "x".repeat(16))) {
      assertEquals(64, token.codeHash(typed).length());
    }
    for (String hash : Arrays.asList(token.viewHash(), token.proofHash(), token.decidingForm())) {
      assertEquals(64, hash.length());
    }
  }

  private static boolean isSecret(JavaMethodCall call) {
    boolean owner =
        call.getTargetOwner().isEquivalentTo(RequestToken.class)
            || call.getTargetOwner().isEquivalentTo(Request.class);
    return owner && SECRETS.contains(call.getName());
  }
}
