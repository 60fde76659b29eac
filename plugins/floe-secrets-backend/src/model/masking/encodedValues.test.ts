import { cut, leaked } from './__testUtils__/canary';
import { maskMessage } from './maskMessage';
import { reasonOf } from './reasonOf';

/** What stands for a value; no word of an operator has its letters side by side. */
const WORD = 'zqxjvkqzjx7vkz';
const LINES = `-----BEGIN EC PRIVATE KEY-----\n${WORD}${WORD}\n${WORD}\n-----END EC PRIVATE KEY-----`;
const base64 = (text: string) => Buffer.from(text).toString('base64');
const base64Url = (text: string) => Buffer.from(text).toString('base64url');
const hex = (text: string) => Buffer.from(text).toString('hex');
const json = JSON.stringify;
const percent = (text: string) =>
  [...Buffer.from(text)]
    .map(byte => `%${byte.toString(16).padStart(2, '0')}`)
    .join('');
const entities = (text: string) =>
  [...text].map(one => `&#${one.codePointAt(0)};`).join('');
const unicodeEscapes = (text: string) =>
  [...text]
    .map(one => `\\u${one.codePointAt(0)!.toString(16).padStart(4, '0')}`)
    .join('');
const decimals = (text: string) => [...Buffer.from(text)].join(' ');

/** A value as programs print it, and the text by which it would be recognised. */
const PRINTED: Record<string, [text: string, core: string]> = {
  plain: [WORD, WORD],
  'several lines': [`a\n${WORD}\r\n${WORD}`, WORD],
  PEM: [LINES, WORD],
  'PEM in one line': [LINES.replaceAll('\n', '\\n'), WORD],
  'PEM with spaces': [LINES.replaceAll('\n', ' '), WORD],
  'PEM in base64': [base64(LINES), base64(LINES).slice(40)],
  base64: [base64(WORD), base64(WORD)],
  'base64 for addresses': [base64Url(WORD), base64Url(WORD)],
  'base64 of base64': [base64(base64(WORD)), base64(base64(WORD))],
  hex: [hex(WORD), hex(WORD)],
  'a hex dump': [
    `00000000  ${hex(WORD).replace(/(..)/g, '$1 ')}|${WORD}|`,
    WORD,
  ],
  'an address': [percent(WORD), percent(WORD)],
  'an address twice': [
    percent(WORD).replaceAll('%', '%25'),
    percent(WORD).replaceAll('%', '%25'),
  ],
  'entities of HTML': [entities(WORD), entities(WORD)],
  HTML: [
    `<html><head><title>502</title></head><body>${WORD}</body></html>`,
    WORD,
  ],
  XML: [
    `<Error><Code>AccessDenied</Code><Message>${WORD}</Message></Error>`,
    WORD,
  ],
  CDATA: [`<value><![CDATA[${WORD}]]></value>`, WORD],
  SOAP: [
    `<soap:Envelope><soap:Body><soap:Fault><faultstring>${WORD}</faultstring></soap:Fault></soap:Body></soap:Envelope>`,
    WORD,
  ],
  JSON: [json({ password: WORD }), WORD],
  'JSON in JSON': [json({ body: json({ password: WORD }) }), WORD],
  'JSON in JSON in JSON': [json(json({ a: json({ b: WORD }) })), WORD],
  'JSON with a long text before': [json({ a: 'x'.repeat(900), b: WORD }), WORD],
  'escapes of JSON': [`"${unicodeEscapes(WORD)}"`, unicodeEscapes(WORD)],
  'YAML flow': [`{user: jo, password: ${WORD}, other: [${WORD}]}`, WORD],
  'YAML block': [`user: jo\npassword: ${WORD}\n`, WORD],
  TOML: [`password = "${WORD}"`, WORD],
  dotenv: [`DB_USER=jo\nDB_PASSWORD=${WORD}`, WORD],
  'a map of Go': [`map[password:${WORD} user:jo]`, WORD],
  'bytes of Go': [
    `map[password:[${decimals(WORD)}]]`,
    decimals(WORD).slice(0, 20),
  ],
  'a structure of Go': [`&{Name:db Value:${WORD} Tags:[]}`, WORD],
  'a structure of Go with types': [
    `&v1.Secret{Data:map[string][]uint8{"password":[]uint8{0x7a, 0x71}}, StringData:map[string]string{"password":"${WORD}"}}`,
    WORD,
  ],
  'a text of Go': [`\`${WORD}\``, WORD],
  'an escaped text of Go': [`"user:\\"jo\\",password:\\"${WORD}\\""`, WORD],
  'a pointer of Go': [`(*string)(0xc000012345)((len=14) "${WORD}")`, WORD],
  'toString of Java': [`SecretValue{name='db', value='${WORD}'}`, WORD],
  'a record of Java': [`Secret[name=db, value=${WORD}]`, WORD],
  'a map of Java': [`{password=${WORD}, user=jo}`, WORD],
  'an exception of Java': [
    `java.lang.IllegalArgumentException: ${WORD}\n\tat com.example.Vault.read(Vault.java:12)`,
    WORD,
  ],
  'repr of Python': [`{'password': '${WORD}', 'user': b'${WORD}'}`, WORD],
  'a data class of Python': [`Secret(name='db', value='${WORD}')`, WORD],
  'a traceback of Python': [
    `Traceback (most recent call last):\n  File "x.py", line 1\nValueError: ${WORD}`,
    WORD,
  ],
  'inspect of Ruby': [`#<Secret:0x000 @name="db", @value="${WORD}">`, WORD],
  'debug of Rust': [`Secret { name: "db", value: Some("${WORD}") }`, WORD],
  'an array of PHP': [`Array ( [password] => ${WORD} )`, WORD],
  'a record of C#': [`Secret { Name = db, Value = ${WORD} }`, WORD],
  'details of gRPC': [
    `rpc error: code = InvalidArgument desc = bad request: field_violations:{field:"value" description:"${WORD}"}`,
    WORD,
  ],
  'details of gRPC in bytes': [
    `rpc error: code = Unknown desc = details = [type_url:"type.googleapis.com/google.rpc.BadRequest" value:"\\n\\x0e${WORD}"]`,
    WORD,
  ],
  JWT: [
    `eyJhbGciOiJIUzI1NiJ9.${base64Url(json({ sub: WORD }))}.${base64Url(WORD)}`,
    base64Url(WORD),
  ],
  'a basic header': [
    `Authorization: Basic ${base64(`jo:${WORD}`)}`,
    base64(`jo:${WORD}`),
  ],
  'a bearer header': [`authorization: [Bearer ${WORD}]`, WORD],
  'a cookie': [`Set-Cookie: session=${WORD}; Path=/`, WORD],
  'headers of Go': [
    `map[Authorization:[Bearer ${WORD}] X-Vault-Token:[${WORD}]]`,
    WORD,
  ],
  curl: [
    `curl -X 'POST' -d '{"value":"${WORD}"}' -H 'X-Token: ${WORD}' 'https://vault.example.test/v1'`,
    WORD,
  ],
  'a connection string': [`Server=db;User Id=jo;Password=${WORD};`, WORD],
  'an address with a user': [
    `postgres://jo:${WORD}@db:5432/app?sslmode=require`,
    WORD,
  ],
  'an address of JDBC': [`jdbc:oracle:thin:jo/${WORD}@//db:1521/app`, WORD],
  'a query': [`https://vault.example.test/secret?value=${WORD}&x=1`, WORD],
  'a path': [`https://vault.example.test/secret/${WORD}/raw`, WORD],
  'a fragment': [`https://vault.example.test/#access_token=${WORD}`, WORD],
  LDAP: [`ldap_bind: DN="cn=jo,dc=example" password="${WORD}"`, WORD],
  SQL: [`ERROR: syntax error at or near "${WORD}" at character 18`, WORD],
  'SQL with details': [
    `duplicate key value violates unique constraint "a" DETAIL: Key (value)=(${WORD}) already exists.`,
    WORD,
  ],
  'an invalid character': [
    `invalid character '${WORD[0]}' looking for beginning of value: ${WORD}`,
    WORD,
  ],
  'a syntax error': [
    `yaml: line 2: could not find expected ':' near ${WORD}`,
    WORD,
  ],
  'an unmarshalling error': [
    `json: cannot unmarshal string ${WORD} into Go value of type int`,
    WORD,
  ],
  'a number that is none': [
    `strconv.Atoi: parsing "${WORD}": invalid syntax`,
    WORD,
  ],
  'an expression': [`failed to evaluate expression: ${WORD} | fromJson`, WORD],
  'a validation': [
    `Invalid value: "${WORD}": must be no more than 63 characters`,
    WORD,
  ],
  'a validation without quotes': [
    `Invalid value: ${WORD}: must be a number`,
    WORD,
  ],
  'an unsupported value': [
    `Unsupported value: "${WORD}": supported values: "a", "b"`,
    WORD,
  ],
  'a CEL rule': [
    `spec: Invalid value: "object": ${WORD} no such overload`,
    WORD,
  ],
  'a difference': [`-password: old\n+password: ${WORD}`, WORD],
  'typographic quotation marks': [`value “${WORD}” is not allowed`, WORD],
  guillemets: [`valeur « ${WORD} » non valide`, WORD],
  'full-width letters': [
    [...WORD]
      .map(one => String.fromCodePoint(one.codePointAt(0)! + 0xfee0))
      .join(''),
    [...WORD]
      .map(one => String.fromCodePoint(one.codePointAt(0)! + 0xfee0))
      .join(''),
  ],
  'letters with spaces': [[...WORD].join(' '), [...WORD].join(' ')],
  'letters with zero width': [[...WORD].join('\u200b'), [...WORD].join(' ')],
  'reversed by a control character': [`\u202e${WORD}\u202c`, WORD],
  'behind a line separator': [`ok\u2028password: ${WORD}\u2029${WORD}`, WORD],
  'behind a lone return': [`ok\rpassword: ${WORD}`, WORD],
  'behind NUL': [`ok\u0000${WORD}`, WORD],
  'behind a colour': [`\u001b[31m${WORD}\u001b[0m`, WORD],
};

/** What comes before and after, as operators and clients of providers wrap an error. */
const AROUND: Record<string, (text: string) => string> = {
  alone: text => text,
  'External Secrets Operator': text =>
    `error processing spec.data[0] (key: floe/prod/db), err: ${text}`,
  'a provider': text => `could not get secret data from provider: ${text}`,
  'the API server': text =>
    `could not update Secret "shop-db": Secret "shop-db" is invalid: data: ${text}`,
  'the controller of Sealed Secrets': text => `error updating secret: ${text}`,
  Flux: text => `Secret/floe/shop-db dry-run failed (Invalid): ${text}`,
  'an answer of a provider': text =>
    `Error making API request.\n\nURL: PUT https://vault.example.test/v1/secret/data/db\nCode: 400. Errors:\n\n* ${text}`,
  'a webhook': text => `endpoint gave error 400 Bad Request: ${text}`,
  'a retry': text =>
    `giving up after 3 attempts: ${text}: context deadline exceeded`,
  'a message behind it': text => `${text}: secrets "shop-db" not found`,
};

/** New providers: what their clients print of an answer that they do not expect. */
const PROVIDERS = [
  '1Password: error resolving secret reference: %: no item matched',
  '[ERROR] 2026/11/24 401: %',
  'doppler: unable to load secrets: {"messages":["%"],"success":false}',
  'unable to authenticate to Infisical: APIError: [status-code=422] [req-id=x] %',
  'akeyless: [ITEM_NOT_FOUND] failed to get secret value, body: %',
  'bitwarden: failed to append ca: %',
  'delinea: 400 Bad Request: {"code":400,"message":"%"}',
  'beyondtrust: error in authentication: %',
  'pulumi: open environment: diagnostics: %',
  'oci: Error returned by Secrets Service. Http Status Code: 400. Error Code: InvalidParameter. Opc request id: x. Message: %',
  'ibm: unable to extract secret: %',
  'alibaba: SDKError: StatusCode: 400 Code: Invalid Message: code: 400, % Data: {"a":"%"}',
  'yandex: rpc error: code = FailedPrecondition desc = % payload',
  'keeper: unable to unmarshal: %',
  'gitlab: GET https://gitlab.example.test/api/v4/projects/1/variables/x: 400 {message: %}',
  'scaleway: scaleway-sdk-go: invalid argument(s): % does not respect constraint',
  'senhasegura: invalid response: %',
  'passbolt: Passbolt API Error: %',
  'chef: error parsing databag item: %',
  'fortanix: failed to parse security object: %',
  'onboardbase: unable to decode: %',
  'previder: vault error: %',
  'volcengine: InvalidParameter: % request id: x',
  'ngrok: HTTP 400: % [ERR_NGROK_1]',
  'barbican: Expected HTTP response code [200] but got 400 instead, error: %',
  'devolutions: unexpected status code 400, body: %',
  'cloud.ru: rpc error: code = Internal desc = %',
  'nebius: mysterybox: %',
  'openbao: Error making API request. Namespace: team URL: PUT https://bao.example.test/v1/x Code: 400. Raw Message: %',
  'secretserver: 500 Internal Server Error: %',
  'webhook: failed to execute template: %',
  'kubernetes provider: SelfSubjectRulesReview failed: %',
  'fake: invalid data for key: %',
  'cyberark: CONJ00076E Variable floe/db is empty or not found. %',
  'device42: unable to verify credentials: %',
];

describe('a value as programs print it', () => {
  it.each(Object.entries(PRINTED))('is withheld: %s', (_, [text, core]) => {
    const value = { core: core.replace(/\s+/g, ' '), text };
    const length = Math.min(6, core.length);
    for (const [name, around] of Object.entries(AROUND)) {
      const message = around(text);
      const padded = around(`${'x'.repeat(960)} ${text}`);
      for (const shown of [
        maskMessage(message),
        maskMessage(padded),
        ...[1_000, 1_024].map(bytes => maskMessage(cut(padded, bytes))),
        ...Array.from({ length: 40 }, (__, part) =>
          maskMessage(message.slice(0, (message.length * part) / 40)),
        ),
        reasonOf(message),
      ]) {
        expect([name, leaked(shown, value, length)]).toEqual([name, undefined]);
      }
    }
  });

  it.each(PROVIDERS)('is withheld from %s', format => {
    for (const [text, core] of Object.values(PRINTED)) {
      const value = { core: core.replace(/\s+/g, ' '), text };
      for (const around of Object.values(AROUND)) {
        const shown = maskMessage(around(format.replaceAll('%', text)));
        expect([text, leaked(shown, value, 6)]).toEqual([text, undefined]);
      }
    }
  });
});
