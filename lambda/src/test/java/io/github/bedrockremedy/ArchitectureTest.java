package io.github.bedrockremedy;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.github.bedrockremedy.pipeline.decision.Clearance;
import io.github.bedrockremedy.pipeline.decision.ClearedPatch;
import io.github.bedrockremedy.pipeline.execution.PolicyStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/// The arrows of the architecture as rules: who may use whom, and what the middle never touches.
@AnalyzeClasses(
    packages = "io.github.bedrockremedy",
    importOptions = {ImportOption.DoNotIncludeTests.class, OwnClasses.class})
final class ArchitectureTest {
  private static final String BASE = "io.github.bedrockremedy";
  private static final Path SOURCES = Path.of("src/main/java/io/github/bedrockremedy");
  private static final List<String> STAGES =
      List.of(
          "event",
          "denial",
          "target",
          "evidence",
          "foresight",
          "diagnosis",
          "patch",
          "decision",
          "ledger",
          "execution",
          "report");

  @ArchTest
  static final ArchRule nothingButTheEntryUsesTheEntry =
      noClasses()
          .that()
          .resideOutsideOfPackage("..bedrockremedy.entry..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..bedrockremedy.entry..");

  @ArchTest
  static final ArchRule nothingButTheEntryUsesTheEdge =
      noClasses()
          .that()
          .resideOutsideOfPackages("..bedrockremedy.entry..", "..bedrockremedy.edge..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..bedrockremedy.edge..");

  @ArchTest
  static final ArchRule theWordsOfIamKnowNothingOfThisSystem =
      noClasses()
          .that()
          .resideInAPackage("..bedrockremedy.iam..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("..bedrockremedy..")
                  .and(
                      DescribedPredicate.not(
                          resideInAnyPackage("..bedrockremedy.iam..", "..bedrockremedy.json.."))));

  @ArchTest
  static final ArchRule theWalkOverJsonKnowsNothingAtAll =
      classes()
          .that()
          .resideInAPackage("..bedrockremedy.json..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "..bedrockremedy.json..", "com.fasterxml.jackson.core..", "java..", "org.jspecify..");

  @ArchTest
  static final ArchRule theContractUsesNothingButTheJdk =
      classes()
          .that()
          .resideInAPackage("..bedrockremedy.contract..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("..bedrockremedy.contract..", "java..", "org.jspecify..");

  @ArchTest
  static final ArchRule onlyTheEdgeSpeaksToAws =
      noClasses()
          .that()
          .resideOutsideOfPackages("..bedrockremedy.entry..", "..bedrockremedy.edge..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("software.amazon..", "com.amazonaws..");

  @ArchTest
  static final ArchRule theMiddleReadsNoClockEnvironmentOrRandomness =
      noClasses()
          .that(resideInAnyPackage("..bedrockremedy.pipeline..", "..bedrockremedy.iam.."))
          .should()
          .accessTargetWhere(
              DescribedPredicate.describe(
                  "the clock, the environment or randomness", ArchitectureTest::isFromOutside));

  @ArchTest
  static final ArchRule onlyClearanceMakesAClearedPatch =
      constructors()
          .that()
          .areDeclaredIn(ClearedPatch.class)
          .should()
          .notBePublic()
          .andShould()
          .onlyBeCalled()
          .byClassesThat()
          .areAssignableTo(Clearance.class);

  @ArchTest
  static final ArchRule namesSayWhatAThingIs =
      noClasses().should().haveNameMatching(".*(Util|Utils|Service|Manager|Helper|Impl)(\\$.*)?");

  @ArchTest
  static void eachStageUsesOnlyItselfAndTheStagesBeforeIt(JavaClasses classes) {
    for (String stage : STAGES) {
      String[] later =
          STAGES.stream()
              .skip(STAGES.indexOf(stage) + 1L)
              .map(s -> BASE + ".pipeline." + s + "..")
              .toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage(BASE + ".pipeline." + stage + "..")
          .should()
          .dependOnClassesThat(resideInAnyPackage(later).or(inTheRootOf("pipeline")))
          .because(stage + " comes before them")
          .check(classes);
    }
  }

  @ArchTest
  static void everyStageIsOnTheList(JavaClasses classes) {
    Set<String> found =
        classes.getPackage(BASE + ".pipeline").getSubpackages().stream()
            .map(JavaPackage::getRelativeName)
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(new TreeSet<>(STAGES), found);
  }

  @ArchTest
  static void thePolicyStoreWritesOnlyWhatWasClearedAndRemovesOnlyACasesOwn(JavaClasses classes) {
    Set<JavaMethod> methods = classes.get(PolicyStore.class).getMethods();
    assertFalse(methods.isEmpty());
    for (JavaMethod method : methods) {
      List<String> parameters =
          method.getRawParameterTypes().stream().map(JavaClass::getSimpleName).toList();
      assertEquals(
          method.getName().equals("remove")
              ? List.of("CaseId", "PatchTarget")
              : List.of("CaseId", "ClearedPatch"),
          parameters,
          method.getFullName());
      assertFalse(parameters.contains("String"), method + " takes a name or a text");
    }
  }

  @Test
  void everyPackageSaysWhatItOwnsAndIsNullMarked() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      Set<Path> folders =
          files
              .filter(f -> f.toString().endsWith(".java"))
              .map(Path::getParent)
              .collect(Collectors.toCollection(TreeSet::new));
      assertTrue(folders.size() > 15, folders::toString);
      for (Path folder : folders) {
        String text = Files.readString(folder.resolve("package-info.java"));
        assertTrue(text.contains("@" + NullMarked.class.getSimpleName()), folder::toString);
        assertTrue(text.startsWith("///"), folder + " does not say what it owns");
      }
    }
  }

  /// Without this, a rule that never fires would look like one that is kept.
  @Test
  void theRulesWouldNoticeACallToTheClock() {
    assertTrue(ReadsTheClock.now() > 0);
    JavaClass clock = new ClassFileImporter().importClass(ReadsTheClock.class);
    assertTrue(clock.getAccessesFromSelf().stream().anyMatch(ArchitectureTest::isFromOutside));
  }

  private static DescribedPredicate<JavaClass> inTheRootOf(String name) {
    return DescribedPredicate.describe(
        "the stories of " + name, c -> c.getPackageName().equals(BASE + "." + name));
  }

  private static boolean isFromOutside(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getName();
    String name = access.getTarget().getName();
    return switch (owner) {
      case "java.lang.System" ->
          Set.of("currentTimeMillis", "nanoTime", "getenv", "getProperty").contains(name);
      case "java.time.Instant", "java.time.LocalDate", "java.time.ZonedDateTime" ->
          name.equals("now");
      case "java.time.Clock", "java.time.InstantSource" -> name.startsWith("system");
      case "java.util.Random", "java.security.SecureRandom" ->
          name.equals("<init>") || name.startsWith("getInstance");
      case "java.util.UUID" -> name.equals("randomUUID");
      case "java.lang.Math" -> name.equals("random");
      case "java.util.concurrent.ThreadLocalRandom" -> true;
      default -> false;
    };
  }

  private static final class ReadsTheClock {
    @SuppressWarnings("UnusedMethod") // Looked at, never called.
    static long now() {
      return System.currentTimeMillis();
    }
  }
}
