package io.github.bedrockremedy.local.iam;

import io.github.bedrockremedy.local.AccountState;
import io.github.bedrockremedy.local.IdentityKind;
import io.github.bedrockremedy.local.wire.Answer;
import io.github.bedrockremedy.local.wire.QueryCall;
import io.github.bedrockremedy.local.wire.QueryService;
import io.github.bedrockremedy.local.wire.Request;
import java.util.HashMap;
import java.util.Map;

/// IAM as the query protocol of 2010-05-08 speaks it.
public final class IamService extends QueryService {
  private final SessionRights rights;

  public IamService(AccountState state) {
    super(
        "iam",
        "https://iam.amazonaws.com/doc/2010-05-08/",
        "ServiceFailure",
        operations(new Accounts(state)));
    this.rights = new SessionRights(new Accounts(state));
  }

  @Override
  public Answer answer(Request request) {
    rights.check(new QueryCall(request.scope(), request.form()), action(request));
    return super.answer(request);
  }

  private static Map<String, Operation> operations(Accounts accounts) {
    var operations = new HashMap<String, Operation>();
    for (IdentityKind kind : IdentityKind.values()) {
      String word = kind.word();
      var inline = new InlinePolicies(accounts, kind);
      operations.put("List" + word + "Policies", inline::list);
      operations.put("Get" + word + "Policy", inline::get);
      operations.put("Put" + word + "Policy", inline::put);
      operations.put("Delete" + word + "Policy", inline::delete);
      operations.put("ListAttached" + word + "Policies", inline::listAttached);
    }
    var identities = new Identities(accounts);
    operations.put("GetAccountAuthorizationDetails", new AccountDetails(accounts)::details);
    operations.put("GetRole", (call, xml) -> identities.get(call, xml, IdentityKind.ROLE));
    operations.put("GetUser", (call, xml) -> identities.get(call, xml, IdentityKind.USER));
    operations.put("ListGroupsForUser", identities::groupsOfUser);
    operations.put("GetPolicy", identities::policy);
    operations.put("GetPolicyVersion", identities::policyVersion);
    operations.put("SimulatePrincipalPolicy", new Simulator(accounts)::simulate);
    operations.put("SimulateCustomPolicy", new Simulator(accounts)::simulateCustom);
    return operations;
  }
}
