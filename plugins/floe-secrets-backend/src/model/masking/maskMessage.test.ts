import { recordedCases } from '../../__testUtils__/recordedCases';
import { maskMessage } from './maskMessage';

const CANARY = 'hunter2-c4n4ry';

describe('maskMessage', () => {
  const recorded = new Set(
    recordedCases.flatMap(({ object, events }) => [
      ...events.map(event => event.message),
      ...((object.status as any).conditions as { message?: string }[]).flatMap(
        condition => condition.message ?? [],
      ),
    ]),
  );
  const templateError = [...recorded].find(text => text.includes('template'))!;

  it.each([...recorded].filter(text => text !== templateError))(
    'keeps recorded messages of the operators unchanged: %s',
    message => {
      expect(maskMessage(message)).toBe(message);
    },
  );

  it('keeps key and cause of a recorded template error', () => {
    expect(maskMessage(templateError)).toBe(
      'could not apply template: could not execute template: could not execute template: unable to execute template at key url: map has no entry for key "nope"',
    );
  });

  // Names of providers as they stand in a store's spec.
  it.each([
    ['akeyless', "can't get secret value"],
    ['alibaba', 'error getting secret [floe-db] latest value'],
    [
      'aws',
      'unexpected error getting parameter /floe/db: operation error SSM: GetParameter, https response error StatusCode: 400, RequestID: 3f4f0c1e-9f3a-4d0e-8a55-3a1c1d7f4a01, InvalidKeyId',
    ],
    ['aws', 'fetching parameters by path /floe/db'],
    [
      'azurekv',
      'keyvault.BaseClient#GetSecret: Failure responding to request: StatusCode=403',
    ],
    [
      'barbican',
      'barbican client: failed to get secret payload property: failed to get property password from secret payload: barbican client: property password not found in secret payload',
    ],
    ['beyondtrust', 'no such key in secret: "password"'],
    [
      'beyondtrustworkloadcredentials',
      'failed to get secret at path "floe/db"',
    ],
    [
      'bitwardensecretsmanager',
      'no secret found for project id 4c0f1fd5 and name floe-db',
    ],
    ['chef', 'data bag item db not found in data bag floe'],
    ['cloudrusm', "failed to get the secret by path 'floe/db'"],
    [
      'conjur',
      'error getting secret floe/db: 404 Not Found. CONJ00076E Variable dev:variable:floe/db is empty or not found.',
    ],
    ['conjur', 'cannot find secret data for key: "password"'],
    ['delinea', 'specifying a version is not yet supported'],
    ['device42', 'failed to authenticate with the given credentials: 401'],
    ['doppler', 'could not get secret DB_PASSWORD: Doppler API Client Error'],
    [
      'dvls',
      'entry db not found in vault floe: entry must exist before pushing secrets',
    ],
    ['fake', 'Secret does not exist'],
    ['fortanix', 'unable to get value for key password'],
    [
      'gcpsm',
      'unable to access Secret from SecretManager Client: rpc error: code = NotFound',
    ],
    ['github', 'error fetching secret'],
    ['gitlab', 'error getting variable DB_PASSWORD from GitLab'],
    [
      'ibm',
      'unable to extract the fetched secret floe-db of type kv while performing GetSecretMap',
    ],
    ['ibm', 'key payload does not exist in secret floe-db'],
    ['infisical', 'failed to authenticate via universal auth API error (401)'],
    [
      'keepersecurity',
      'invalid Property. Secret floe-db does not have any key matching password',
    ],
    ['kubernetes', 'client is not allowed to get secrets'],
    ['nebiusmysterybox', 'key "password" not found in secret "floe-db"'],
    ['ngrok', 'vault "floe" not found'],
    [
      'onboardbase',
      "secret DB_PASSWORD for project 'floe' and environment 'prod' not found",
    ],
    [
      'onepassword',
      'error finding 1Password Item: key not found in 1Password Vaults',
    ],
    ['openbao', 'cannot read secret data from OpenBao'],
    ['oracle', 'cannot setup new oracle client: region cannot be empty'],
    ['ovh', 'secret property "password" not found'],
    [
      'passbolt',
      'property must be one of name, username, uri, password or description',
    ],
    [
      'passworddepot',
      'error getting secret floe-db: error: getting secrets list',
    ],
    ['previder', 'missing Previder accessToken name'],
    ['pulumi', 'unable to get value for key floe.db'],
    ['scaleway', 'no secret for this name'],
    ['secretserver', 'unable to retrieve secret at this time'],
    ['senhasegura', 'received application error from senhasegura'],
    ['vault', 'cannot read secret data from Vault: Error making API request.'],
    [
      'volcengine',
      'key "password" not found in secret floe-db in namespace floe',
    ],
    ['webhook', 'endpoint gave error 404 Not Found'],
    [
      'yandexlockbox',
      "unable to request secret payload to get secret: payload entry with key 'password' not found",
    ],
  ])('keeps the message of the provider %s: %s', (_, message) => {
    expect(maskMessage(message)).toBe(message);
  });

  it.each([
    `could not apply template: could not execute template: unable to execute template at key when: template: when:1:3: executing "when" at <mustToDate "2006" .x>: error calling mustToDate: parsing time "${CANARY}" as "2006": cannot parse "${CANARY}" as "2006"`,
    `could not execute template: unable to execute template at key k: template: k:1:3: executing "k" at <.x>: range can't iterate over ${CANARY}`,
    `could not execute template: unable to execute template at key k: template: k:1:3: executing "k" at <fail .x>: error calling fail: ${CANARY}`,
    `could not execute template: unable to execute template at key k: template: k:1:3: executing "k" at <fail .x>: error calling fail: map has no entry for key "${CANARY}"`,
    `unable to execute template at key password: ${CANARY}\nuser: {{ .u }}: template: x`,
    `unable to parse template at key k: template: k:1: unexpected "${CANARY}" in operand`,
    `transform failed with failed to execute template for key "${CANARY} x": template: k:1:3: executing "k" at <"${CANARY}">: nil data`,
    `Failed to unseal: template: config.yaml:1:2: executing "config.yaml" at <index .x>: error calling index: cannot index slice/array with "${CANARY}"`,
    `could not unmarshal template to 'map[string][]byte': yaml: unmarshal errors:\n  line 1: cannot unmarshal !!str \`${CANARY}\` into map[string]string`,
    `json: cannot unmarshal number ${CANARY} into Go value of type int8`,
    `unable to unmarshal secret: invalid character '${CANARY}' looking for beginning of value`,
    `strconv.Atoi: parsing "${CANARY}": invalid syntax`,
    `strconv.Atoi: parsing "a"${CANARY}"b": invalid syntax`,
    `wrong quotes "a'${CANARY}"b' here`,
    `cut off "${CANARY}`,
    `parse "postgres://u:${CANARY}@db:5432/x": invalid port`,
    `Get "https://user:${CANARY}@host/${CANARY}?token=${CANARY}": dial tcp: lookup host: no such host`,
    `endpoint https://user:${CANARY}@host/path/${CANARY}?x=${CANARY} gave 500`,
    `Secret "x" is invalid: metadata.labels: Invalid value: "${CANARY}": a valid label must be`,
    `Secret "x" is invalid: data: Invalid value: map[string]string{a:${CANARY}}`,
    `login with password=${CANARY} failed`,
    `header authorization: Bearer ${CANARY}12345678 refused`,
    `bad key -----BEGIN PRIVATE KEY----- ${CANARY} -----END PRIVATE KEY-----`,
    `token eyJhbGciOi.${CANARY}.sig refused`,
    `got ‘${CANARY}’ and “${CANARY}”`,
    `decryption failed for 'Secret.v1.[noGrp]/x': failed to decrypt and format 'floe/x' Secret data: Error walking tree: Could not decrypt value: Input string ${CANARY} does not match sops' data format`,
    `Could not decrypt value: Input string it's "${CANARY}"\n${CANARY} does not match sops' data format`,
    `Value '${CANARY}' at 'value' failed to satisfy constraint`,
    `Secret "x" is invalid: data[${CANARY}]: Required value`,
  ])('never keeps a value: %s', message => {
    expect(maskMessage(message)).not.toContain('c4n4ry');
  });

  it.each([
    [
      'error processing spec.data[0] (key: floe/x), err: cannot find secret data for key: "password"',
    ],
    [
      'secrets "x" is forbidden: User "system:serviceaccount:eso:eso" cannot get resource "secrets" in API group "" in the namespace "floe"',
    ],
    [
      'externalsecrets.external-secrets.io is forbidden: User "backstage" cannot list resource "externalsecrets" in API group "external-secrets.io" at the cluster scope',
    ],
    [
      "rpc error: code = PermissionDenied desc = Permission 'secretmanager.versions.access' denied for resource 'projects/1/secrets/floe/versions/latest' (or it may not exist).",
    ],
    [
      "operation error Secrets Manager: GetSecretValue, https response error StatusCode: 400, RequestID: 4c0f1fd5-8a76-4d25-9f4b-0d1fbbf4a3cc, ResourceNotFoundException: Secrets Manager can't find the specified secret.",
    ],
    [
      'Error making API request. URL: GET https://vault.example:8200/v1/secret/data/floe Code: 403. Errors: * permission denied',
    ],
    [
      'Get "https://vault.example:8200/": dial tcp 10.0.0.1:8200: connect: connection refused',
    ],
    ["404 Not Found. Variable 'floe/prod/db' not found in account 'dev'."],
    [
      'error retrieving secret at .data[0], key: floe/prod/db, err: Secret does not exist',
    ],
    ['could not get source secret: Secret "db" not found'],
    [
      'error applying decoding strategy Base64 to data: failure decoding key password: illegal base64 data at input byte 4',
    ],
    [
      'unable to log in with user pass auth: Error making API request. URL: PUT https://vault.example:8200/v1/auth/userpass/login/admin Code: 400. Errors: * invalid username or password',
    ],
    [
      'AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role/eso/1 is not authorized to perform: secretsmanager:GetSecretValue on resource: floe/db because no identity-based policy allows the secretsmanager:GetSecretValue action',
    ],
    [
      'ExternalSecret.external-secrets.io "db" is invalid: spec.data[0].remoteRef.key: Required value',
    ],
    ['Secret "db" is invalid: data: Too long: must have at most 1048576 bytes'],
    [
      'Apply failed with 1 conflict: conflict with "external-secrets" using external-secrets.io/v1: .spec.refreshInterval',
    ],
    [
      'kustomize build failed: MalformedYAMLError: yaml: line 5: mapping values are not allowed in this context in File: secret.yaml',
    ],
    [
      `substitute from 'ConfigMap/cluster-vars' error: configmaps "cluster-vars" not found`,
    ],
    [
      'cannot get sops data key, error: Failed to get the data key required to decrypt the SOPS file. Group 0: FAILED age1z8js7248k2sstqp0dqes7qphpr600kpkwtumaxy7amjzrwgye50qxmqf7s: FAILED',
    ],
  ])('keeps names and codes readable: %s', message => {
    expect(maskMessage(message)).toBe(message);
  });

  it.each([
    // What identifies the cause must stay: names and constant words.
    ['Operation get is not allowed on a disabled secret'],
    [
      `dependency 'flux-system/infra' is not ready`,
      `health check failed after 5m0s: timeout waiting for: [Deployment/shop/web status: 'InProgress']`,
    ],
    [
      `keyvault.BaseClient#GetSecret: Failure responding to request: StatusCode=403 -- Original Error: autorest/azure: Service returned an error. Status=403 Code="Forbidden" Message="Operation get is not allowed on a disabled secret." InnerError={"code":"SecretDisabled"}`,
    ],
    [
      'unable to update secret typ: Secret "typ" is invalid: type: Invalid value: "Opaque": field is immutable',
    ],
    ['set secret failed: secret key zz does not exist'],
    ['Secret "x" is invalid: data[tls.crt]: Required value'],
    [
      "post build failed for 'app': envsubst error: variable substitution failed: variable not set (strict mode)",
    ],
    [
      '(combined from similar events): error processing spec.data[1] (key: shop/pass), err: Secret does not exist',
    ],
  ])('keeps the text that identifies a cause: %s', (...messages) => {
    for (const message of messages) {
      expect(maskMessage(message)).toBe(message);
    }
  });

  it.each([
    [
      'some new words: cannot get Kubernetes secret "nope" from namespace "floe": secrets "nope" not found',
      '…: cannot get Kubernetes secret "nope" from namespace "floe": secrets "nope" not found',
    ],
    [
      'got "x": secrets "nope" not found: permission denied',
      '…: secrets "…" not found: permission denied',
    ],
    ['a hunter2 b', '…'],
    ['password', '…'],
    ['the api key stored is valid', '…'],
  ])('recognises known text within unknown text: %s', (from, to) => {
    expect(maskMessage(from)).toBe(to);
  });

  it.each([
    'AGE-SECRET-KEY-1QQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQ',
    'hvs.CAESIJlWxyzabcdefghijklm',
    'ghp_abcdefghijklmnopqrstuvwxyz0123456789',
    'wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY12',
    'floe/wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLE',
  ])('does not treat key material as a name: %s', value => {
    for (const message of [
      `key ${value} does not exist in secret floe/db`,
      `error processing spec.data[0] (key: ${value}), err: Secret does not exist`,
      `cannot find secret data for key: "${value}"`,
      `URL: GET https://vault.example/v1/${value} Code: 403. Errors`,
    ]) {
      const part = value.split('/').at(-1)!;
      expect(maskMessage(message)).not.toContain(part);
    }
  });

  it.each([
    `Post "https://hooks.example.com/v1/${CANARY}": context deadline exceeded`,
    `Get "https://api.example.com/v1/keys/${CANARY}/secret": EOF`,
    `Get "https://api.example.com/v1/${CANARY}?timeout=10s": EOF`,
    `Secret "x" is invalid: data[77${CANARY}]: Invalid value: "${CANARY}"`,
    `Secret "x" is invalid: stringData.key.${CANARY}: Invalid value: 1`,
    `Apply failed with 1 conflict: conflict with "${CANARY}" using v1: .data.a`,
    `yaml: line 3: mapping key "${CANARY}" already defined at line 2`,
  ])('keeps no text of an address, a path or a parser: %s', message => {
    expect(maskMessage(message)).not.toContain('c4n4ry');
  });

  it('keeps the text after a time limit in an address', () => {
    expect(
      maskMessage(
        'failed to call webhook: Post "https://x.svc:8443/validate?timeout=10s": no endpoints available for service "x"',
      ),
    ).toBe(
      'failed to call webhook: Post "https://x.svc:8443/…": no endpoints available for service "x"',
    );
  });

  it('reads digits in brackets as the key of a Secret, not as a place', () => {
    expect(
      maskMessage('Secret "x" is invalid: data[771]: Invalid value: "a"'),
    ).toBe('Secret "x" is invalid: data[…]: Invalid value: …');
  });

  it('reads lines that SOPS has wrapped', () => {
    expect(
      maskMessage(
        'failed to create reader for decrypting sops data key with\n      | age: no identity matched any of the recipients',
      ),
    ).toBe(
      'failed to create reader for decrypting sops data key with age: no identity matched any of the recipients',
    );
  });

  it('keeps the function of a template that failed', () => {
    expect(
      maskMessage(
        `could not apply template: unable to execute template at key when: template: when:1:3: executing "when" at <mustToDate>: error calling mustToDate: parsing time "x"`,
      ),
    ).toBe(
      'could not apply template: unable to execute template at key when: error calling mustToDate: …',
    );
  });

  it('returns a short line for any input', () => {
    for (const message of [undefined, null, 3, {}, ['x']]) {
      expect(maskMessage(message)).toBe('');
    }
    expect(
      maskMessage('secret\u0000synced\u001b\u202e:\n\tstore validated'),
    ).toBe('secret synced : store validated');
    expect(maskMessage('x'.repeat(2_000_000))).toBe('…');
    expect(
      maskMessage('secret synced, '.repeat(100_000)).length,
    ).toBeLessThanOrEqual(1_000);
    expect(maskMessage('<script>alert(1)</script>')).toBe('…');
  });

  it.each([
    'zq ',
    'a: ',
    'data[',
    'secret ',
    '"',
    'key a: "',
    "'a",
    'at key a',
    'A1a',
    'https://',
    '"a" ',
    'template: "',
  ])('reads no more of a long message than its beginning: %s', unit => {
    expect(maskMessage(unit.repeat(250_000))).toBe(
      maskMessage(unit.repeat(5_000)),
    );
  });
});
