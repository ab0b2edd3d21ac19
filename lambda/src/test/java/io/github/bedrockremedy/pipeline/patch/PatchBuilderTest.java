package io.github.bedrockremedy.pipeline.patch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.Records;
import io.github.bedrockremedy.contract.Sha256;
import io.github.bedrockremedy.contract.catalogue.CatalogueEntry;
import io.github.bedrockremedy.contract.catalogue.ProfileCatalogue;
import io.github.bedrockremedy.edge.bedrock.CatalogueProfiles;
import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.iam.InferenceProfileId;
import io.github.bedrockremedy.iam.Region;
import io.github.bedrockremedy.pipeline.Facts;
import io.github.bedrockremedy.pipeline.denial.Entitlement;
import io.github.bedrockremedy.pipeline.denial.PolicyType;
import io.github.bedrockremedy.pipeline.diagnosis.Blocker;
import io.github.bedrockremedy.pipeline.diagnosis.Diagnosis;
import io.github.bedrockremedy.pipeline.diagnosis.OwnGrant;
import io.github.bedrockremedy.pipeline.evidence.Needed;
import io.github.bedrockremedy.pipeline.evidence.ProfileFacts;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PatchBuilderTest {
  private static final String APPLICATION =
      "arn:aws:bedrock:us-east-1:618048437522:application-inference-profile/a1b2c3d4e5f6";

  @Test
  void aGeographicProfileIsTheProfileAndItsModelsUnderTheProfile() {
    assertEquals(
        "{'Version':'2012-10-17','Statement':[{'Sid':'InvokeProfile','Effect':'Allow','Action':['bedrock:InvokeModel'],'Resource':['PROFILE']},{'Sid':'InvokeModelThroughProfileOnly','Effect':'Allow','Action':['bedrock:InvokeModel'],'Resource':['arn:aws:bedrock:us-east-1::foundation-model/MODEL','arn:aws:bedrock:us-east-2::foundation-model/MODEL','arn:aws:bedrock:us-west-2::foundation-model/MODEL'],'Condition':{'StringEquals':{'bedrock:InferenceProfileArn':['PROFILE']}}}]}"
            .replace("PROFILE", Records.profileArn()),
        shape(Facts.needed()));
  }

  @Test
  void anApplicationProfileIsNamedByItsOwnArnAsResourceAndCondition() {
    var profile = Facts.profile(APPLICATION, "us-east-1", "us-east-2");
    String shape = shape(new Needed.ThroughProfile(Action.INVOKE_MODEL, profile, true, false));
    assertTrue(shape.contains("'Resource':['" + APPLICATION + "']}"), shape);
    assertTrue(shape.endsWith("'bedrock:InferenceProfileArn':['" + APPLICATION + "']}}}]}"), shape);
    assertFalse(shape.contains(":inference-profile/"), shape);
  }

  @Test
  void aGlobalProfileIsThreeStatementsTheLastForTheArnWithoutRegion() {
    String arn = Records.profileArn().replace("/us.", "/global.");
    assertEquals(
        "{'Version':'2012-10-17','Statement':[{'Sid':'InvokeProfile','Effect':'Allow','Action':['bedrock:InvokeModel'],'Resource':['PROFILE']},{'Sid':'InvokeModelThroughProfileOnly','Effect':'Allow','Action':['bedrock:InvokeModel'],'Resource':['arn:aws:bedrock:us-east-1::foundation-model/MODEL'],'Condition':{'StringEquals':{'bedrock:InferenceProfileArn':['PROFILE']}}},{'Sid':'InvokeModelGlobally','Effect':'Allow','Action':['bedrock:InvokeModel'],'Resource':['arn:aws:bedrock:::foundation-model/MODEL'],'Condition':{'StringEquals':{'aws:RequestedRegion':['unspecified'],'bedrock:InferenceProfileArn':['PROFILE']}}}]}"
            .replace("PROFILE", arn),
        shape(
            new Needed.ThroughProfile(
                Action.INVOKE_MODEL, Facts.profile(arn, "us-east-1", ""), false, false)));
  }

  @Test
  void aDirectCallIsTheOneModelInTheOneRegion() {
    assertEquals(
        "{'Version':'2012-10-17','Statement':[{'Sid':'InvokeModelDirectly','Effect':'Allow','Action':['bedrock:InvokeModel'],'Resource':['arn:aws:bedrock:us-east-1::foundation-model/MODEL']}]}",
        shape(Facts.direct()));
  }

  @Test
  void everyResourceIsAllowedOnlyForAnActionWithoutResourceTypes() {
    assertEquals(
        "{'Version':'2012-10-17','Statement':[{'Sid':'UseAction','Effect':'Allow','Action':['bedrock:CallWithBearerToken'],'Resource':['*']}]}",
        shape(new Needed.AnyResource(new Action("bedrock", "CallWithBearerToken"))));
  }

  @Test
  void theTwinIsAddedOnlyWhereTheOwnerGrantsBothAlready() {
    assertEquals(
        List.of(Action.INVOKE_MODEL),
        PatchBuilder.actions(Patches.missing(Facts.needed(), new OwnGrant.Partial(false))));
    assertEquals(
        List.of(Action.INVOKE_MODEL),
        PatchBuilder.actions(Patches.missing(Facts.needed(), new OwnGrant.None(true))));
    var both = Patches.missing(Facts.needed(), new OwnGrant.Partial(true));
    assertEquals(
        List.of(Action.INVOKE_MODEL, Action.INVOKE_MODEL_STREAM), PatchBuilder.actions(both));
    assertTrue(
        PatchBuilder.build(both)
            .orElseThrow()
            .text()
            .contains("[\"bedrock:InvokeModel\",\"bedrock:InvokeModelWithResponseStream\"]"));
  }

  @Test
  void nothingButAMissingAllowEverMakesAPatch() {
    Needed needed = Facts.needed();
    for (Diagnosis diagnosis :
        List.of(
            Facts.blocked(false, PolicyType.SCP, Optional.empty(), needed, Blocker.KnownBy.STATED),
            new Diagnosis.NotEntitled(Entitlement.PAYMENT, needed),
            new Diagnosis.AlreadyAllowed(needed),
            new Diagnosis.UnofferedAction(needed),
            new Diagnosis.CompromisedPrincipal("x", needed),
            new Diagnosis.Undetermined("x", List.of(), needed))) {
      assertEquals(Optional.empty(), PatchBuilder.build(diagnosis), diagnosis::toString);
    }
  }

  @Test
  void anActionThatIsNeverOfferedIsNotBuilt() {
    var unoffered = new Needed.Unoffered(new Action("iam", "PassRole"));
    assertThrows(
        IllegalArgumentException.class, () -> PatchBuilder.build(Patches.missing(unoffered)));
  }

  @Test
  void theHashIsTheOneOfTheTextThatIsSent() {
    PolicyPatch patch = PatchBuilder.build(Patches.missing(Facts.needed())).orElseThrow();
    assertEquals(Sha256.hex(patch.document().text()), patch.sha256());
    assertEquals(
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", Sha256.hex("abc"));
  }

  @Test
  void everyPairOfTheCatalogueGivesACompletePatchThatItsSecondReadingAccepts() {
    var profiles = new CatalogueProfiles(ProfileCatalogue.embedded());
    int pairs = 0;
    for (CatalogueEntry entry : ProfileCatalogue.embedded().entries().values()) {
      for (String source : entry.sources().keySet()) {
        Region region = new Region(source);
        Arn arn =
            Arn.inferenceProfile(
                region, Records.ACCOUNT, InferenceProfileId.parse(entry.id()).orElseThrow());
        if (!(profiles.describe(region, arn) instanceof ProfileFacts.Known known)) {
          continue;
        }
        pairs++;
        for (Action action : List.of(Action.INVOKE_MODEL, Action.INVOKE_MODEL_STREAM)) {
          accepted(region, entry, new Needed.ThroughProfile(action, known, false, false));
        }
      }
    }
    assertEquals(1_111, pairs);
  }

  private static void accepted(Region source, CatalogueEntry entry, Needed.ThroughProfile needed) {
    PolicyPatch patch = PatchBuilder.build(Patches.missing(needed)).orElseThrow();
    Set<String> expected = new HashSet<>(Set.of(needed.profile().arn().toString()));
    for (String region : entry.destinations(source.id()).orElseThrow()) {
      expected.add(
          "arn:"
              + source.partition().id()
              + ":bedrock:"
              + region
              + "::foundation-model/"
              + entry.modelId());
    }
    var limits = new PatchGuard.Limits(Records.ACCOUNT, source, List.of(needed.action()), expected);
    assertEquals(List.of(), PatchGuard.objections(patch.text(), limits), patch::text);
    assertEquals(expected, needed.resources());
    assertFalse(patch.text().contains("*"), patch::text);
  }

  private static String shape(Needed needed) {
    return PatchBuilder.build(Patches.missing(needed))
        .orElseThrow()
        .text()
        .replace(Records.PROFILE, "P!")
        .replace(Records.profileArn().replace("/us.", "/global."), "G!")
        .replace(Records.SONNET, "MODEL")
        .replace("G!", Records.profileArn().replace("/us.", "/global."))
        .replace("P!", Records.PROFILE)
        .replace('"', '\'');
  }
}
