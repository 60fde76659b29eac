import { z } from 'zod';
import { ISSUE_TEXTS } from './issueTexts';
import { MESSAGES } from './messagesKeyword';

/**
 * Pronounceable letters: a long word, and each part of a camel-case one, has a
 * vowel.
 */
const SPOKEN = '(?=[a-z]*[aeiouy])';

/**
 * A word of a name: letters with a number after them, a number, `1a` or `k8s`.
 * Each text matches in at most one way, so that no match backtracks.
 */
const LOWER_WORDS = [
  `(?:[a-z]{1,4}|${SPOKEN}[a-z]{5,})[0-9]{0,4}`,
  '[0-9]{1,8}',
  '[0-9]{1,2}[a-z]{1,2}',
  '[a-z][0-9]{1,2}[a-z]{1,4}[0-9]?',
];
const WORD = [
  `[A-Z]?(?:[a-z]{1,4}|${SPOKEN}[a-z]{5,})(?:[A-Z]${SPOKEN}[a-z]{2,})*[0-9]{0,4}`,
  '[A-Z]+[0-9]{0,4}',
  '[A-Z][0-9]{1,2}[A-Z]{1,3}',
  ...LOWER_WORDS.slice(1),
].join('|');

/**
 * Excludes words that separators join, as in `sk-orders-service-production`. A
 * point or slash ends a name only if no further part follows: a token whose
 * first part could be a word (`dp.st.prd.…`) is not a name. The number of words
 * is limited, because a text can contain a prefix many times, and each time the
 * whole rest could be a name.
 */
const noName = (
  word: string,
  separator = '[-_.]{1,2}',
  rest = '[\\w-]|\\.\\w',
) => `(?!(?:${word})(?:${separator}(?:${word})){0,20}(?!${rest}))`;

/**
 * The following text is not a name made of words. Of 40 random letters and
 * digits or more, as after `sk-`, far fewer than one in a million are such a
 * name.
 */
const NO_NAME = noName(WORD);

/**
 * The same after a prefix of one issuer, whose tokens are shorter: there only a
 * name in lower case is excluded. Of 20 random characters of base64, fewer than
 * one in a million are one.
 */
const NO_LOWER_NAME = noName(LOWER_WORDS.join('|'));

/** The same for base64 tokens, which may contain slashes. */
const NO_LOWER_PATH = noName(
  LOWER_WORDS.join('|'),
  '[-_./]{1,2}',
  '[\\w/+-]|\\.\\w',
);

/**
 * Forms that identify well-known credentials, from their issuers'
 * documentation. The forms are sources of regular expressions, so that the JSON
 * schema of a template can contain them too. Each one runs in linear time:
 * every repetition is bounded, or cannot contain the text that begins it.
 */
export const CREDENTIAL_FORMS = {
  key: [
    '-----BEGIN ',
    'PuTTY-User-Key-File-',
    '[Aa][Gg][Ee]-[Ss][Ee][Cc][Rr][Ee][Tt]-[Kk][Ee][Yy]-',
    'AGE-PLUGIN-[A-Z0-9]',
    // `-----BEGIN ` in base64.
    'LS0tLS1CRUdJTi',
  ],
  jsonWebToken: ['(?:^|[^\\w-])eyJ[\\w-]+\\.[\\w-]+\\.'],
  aws: [
    '(?:^|[^A-Za-z0-9])(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}(?:$|[^A-Za-z0-9])',
    // A secret access key: 40 characters of base64, with letters of both cases and digits. Tokens of Cloudflare too.
    `^(?!(?:${WORD})(?:[/+_-](?:${WORD}))*$)(?=[A-Za-z0-9/+_-]{40}$)(?=(?:[^A-Z]*[A-Z]){4})(?=(?:[^a-z]*[a-z]){4})(?=(?:[^0-9]*[0-9]){2})`,
    '^(?:IQoJ|FwoG|FQoG)[A-Za-z0-9/+=]{80}',
    'ABSK[A-Za-z0-9/+]{80}',
  ],
  azure: [
    '[Aa]ccount[Kk]ey=',
    '[Ss]hared[Aa]ccess(?:[Kk]ey|[Ss]ignature)=',
    '(?:^|[?&;])sig=[\\w%/+-]{20}',
    // The key of a storage account or of Cosmos DB: 64 bytes in base64.
    '^[A-Za-z0-9/+]{86}==$',
    '(?:^|[^\\w~.-])[\\w~.-]{3}[0-9]Q~[\\w~.-]{31}',
    '^[A-Za-z0-9]{76}AZDO[A-Za-z0-9]{4}$',
  ],
  google: [
    '(?:^|[^\\w-])AIza[\\w-]{35}',
    `GOCSPX-${NO_LOWER_NAME}[\\w-]{20}`,
    `(?:^|[^\\w.-])ya29\\.${NO_LOWER_NAME}[\\w-]{20}`,
    '(?:^|[^0-9])1//0[\\w-]{20}',
  ],
  git: [
    '(?:^|[^A-Za-z0-9])gh[pousr]_(?:[A-Za-z0-9]{20}|[0-9]+_eyJ)',
    'github_pat_[A-Za-z0-9]{20}',
    `(?:^|[^A-Za-z0-9])gl(?:pat|oas|dt|rt|rtr|cbt|ptt|ft|imt|agent|soat|ffct)-${NO_LOWER_NAME}[\\w-]{20}`,
    'GR1348941[\\w-]{20}',
    '(?:^|[^A-Za-z0-9])AT(?:ATT|CTT|BB)[A-Za-z0-9]{2}[\\w-]{20}',
  ],
  chat: [
    `(?:^|[^A-Za-z0-9])(?:xox[a-z]|xapp)-(?:[0-9]|${NO_LOWER_NAME}[\\w%-]{20})`,
    'hooks\\.slack\\.com/services/T',
    'discord(?:app)?\\.com/api/webhooks/\\d',
    '(?:^|[^0-9])\\d{8,10}:AA[\\w-]{33}',
    // A bot of Discord: its number in base64, a time, a signature.
    `(?:^|[^\\w.-])${NO_NAME}[MNO][A-Za-z0-9]{23,27}\\.[\\w-]{6}\\.[\\w-]{27}`,
  ],
  vault: [
    `(?:^|[^\\w.])hv[sbr]\\.${NO_LOWER_NAME}[\\w-]{20}`,
    `^[sbr]\\.${NO_LOWER_NAME}[A-Za-z0-9]{24}(?:$|\\.)`,
  ],
  payment: [
    `(?:^|[^A-Za-z0-9])[rs]k_(?:live|test|org)_${NO_LOWER_NAME}\\w{10}`,
    `(?:^|[^A-Za-z0-9])whsec_${NO_LOWER_PATH}[A-Za-z0-9/+]{20}`,
    `sq0(?:atp|csp|idp)-${NO_LOWER_NAME}[\\w-]{22}`,
    'shp(?:at|ca|pa|ss)_[0-9A-Fa-f]{32}',
  ],
  mail: [
    '(?:^|[^A-Za-z0-9])SG\\.[\\w-]{16,64}\\.[\\w-]{16}',
    '^key-[0-9a-f]{32}$',
    '^[0-9a-f]{32}-us\\d{1,2}$',
    '^[0-9a-f]{32}-[0-9a-f]{8}-[0-9a-f]{8}$',
    'xkeysib-[0-9a-f]{64}',
  ],
  registry: [
    '(?:^|[^A-Za-z0-9])npm_[A-Za-z0-9]{20}',
    'pypi-AgE[\\w-]{20}',
    'rubygems_[0-9a-f]{40}',
    `dckr_(?:pat|oat)_${NO_LOWER_NAME}[\\w-]{20}`,
    'AKCp[A-Za-z0-9]{60}',
    'cmVmdGtu[A-Za-z0-9]{40}',
    '(?:^|[^A-Za-z0-9])oy2[a-z0-9]{43}(?:$|[^A-Za-z0-9])',
    '(?:^|[^A-Za-z0-9])cio[A-Za-z0-9]{32}(?:$|[^A-Za-z0-9])',
  ],
  data: [
    '(?:^|[^A-Za-z0-9])(?:dapi|dose|dkea)[0-9a-f]{32}',
    `(?:^|[^A-Za-z0-9])dbt[ucs]_${NO_LOWER_NAME}[\\w-]{20}`,
    '^(?:agent|user):(?:[\\w-]{1,63}:)?[0-9a-f]{32}$',
    `pscale_(?:tkn|pw|oauth)_${NO_LOWER_NAME}[\\w.-]{20}`,
    'sbp_[0-9a-f]{40}',
    `sb_secret_${NO_LOWER_NAME}[\\w-]{20}`,
    `mdb_sa_sk_${NO_LOWER_NAME}[\\w-]{20}`,
    '(?:^|[^A-Za-z0-9])napi_[a-z0-9]{64}',
    '(?:^|[^A-Za-z0-9])pn[bu]_[A-Za-z0-9]{36}',
  ],
  service: [
    // OpenAI, Anthropic and others.
    `^sk[-_]${NO_NAME}[\\w-]{20}`,
    '(?:^|[^A-Za-z0-9])sk-ant-[a-z]{3,5}\\d\\d-[\\w-]{20}',
    '(?:^|[^A-Za-z0-9])sk-[\\w-]{0,100}T3BlbkFJ[\\w-]{20}',
    `(?:^|[^A-Za-z0-9])gsk_${NO_LOWER_NAME}[A-Za-z0-9]{40}`,
    `(?:^|[^A-Za-z0-9])(?:xai|pplx)-${NO_LOWER_NAME}[A-Za-z0-9]{40}`,
    'lsv2_[ps][tk]_[0-9a-f]{32}',
    '(?:^|[^A-Za-z0-9])(?:hf|r8)_[A-Za-z0-9]{30}',
    'do[opr]_v1_[0-9a-f]{64}',
    '^SK[0-9a-f]{32}$',
    '(?:^|[^A-Za-z0-9])gl(?:sa|c)_[A-Za-z0-9+/=]{20}',
    'NRAK-[A-Z0-9]{20}',
    `sntry[su]_${NO_LOWER_NAME}[\\w+/=-]{20}`,
    '\\.atlasv1\\.[\\w-]{20}',
    `(?:^|[^A-Za-z0-9])dp\\.(?:pt|st|ct|sa|scim|audit)\\.${NO_LOWER_NAME}[\\w.-]{20}`,
    'lin_api_[A-Za-z0-9]{20}',
    '(?:^|[^A-Za-z0-9])ntn_[A-Za-z0-9]{30}',
    'PMAK-[0-9a-f]{20}',
    '(?:^|[^A-Za-z0-9])pul-[0-9a-f]{40}',
    `tskey-${NO_LOWER_NAME}[\\w-]{20}`,
    `figd_${NO_LOWER_NAME}[\\w-]{20}`,
    '(?:^|[^A-Za-z0-9])ops_eyJ[\\w-]{20}',
    `HRKU-${NO_NAME}[\\w-]{30}`,
    `(?:^|[^A-Za-z0-9])nfp_${NO_LOWER_NAME}[A-Za-z0-9]{36}`,
    'fm[12]_[A-Za-z0-9+/]{80}',
    '^pat[A-Za-z0-9]{14}\\.[0-9a-f]{64}$',
    `^secret_${NO_NAME}[A-Za-z0-9]{43}$`,
    '^sdk-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$',
    '(?:^|[^A-Za-z0-9])bkua_[0-9a-f]{40}',
    `(?:^|[^A-Za-z0-9])CCI(?:PAT|PRJ)_${NO_NAME}[A-Za-z0-9]{22}`,
    `CFPAT-${NO_NAME}[\\w-]{43}`,
    '^11[0-9a-f]{32}$',
    '(?:^|[^A-Za-z0-9])sq[apu]_[0-9a-f]{40}',
    // Alibaba, Tencent, Yandex, Exoscale.
    '(?:^|[^A-Za-z0-9])LTAI[A-Za-z0-9]{16,22}(?:$|[^A-Za-z0-9])',
    '(?:^|[^A-Za-z0-9])AKID[A-Za-z0-9]{32}(?:$|[^A-Za-z0-9])',
    '(?:^|[^A-Za-z0-9])AQVN[\\w-]{35}',
    '(?:^|[^A-Za-z0-9])EXO[0-9a-f]{24}(?:$|[^A-Za-z0-9])',
    // Tokens without a prefix, such as the older ones of GitHub and
    // SonarQube.
    '^[0-9a-f]{40}$',
  ],
  connection: [
    '://[^/\\s]*@',
    '(?:[Pp][Aa][Ss][Ss](?:[Ww][Oo][Rr][Dd]|[Ww][Dd]|[Pp][Hh][Rr][Aa][Ss][Ee])?|[Pp][Ww][Dd])=[^\\s=]',
    '(?:[Ss][Ee][Cc][Rr][Ee][Tt]|[Tt][Oo][Kk][Ee][Nn]|[Aa][Pp][Ii][_-]?[Kk][Ee][Yy]|[Aa][Cc][Cc][Ee][Ss][Ss][_-]?[Kk][Ee][Yy])=[^\\s=]',
    '^(?:[Bb]asic|[Bb]earer)(?: |%20|\\+)',
  ],
} as const;

/**
 * Source of a regular expression that finds a well-known credential in a text.
 * It needs no flags and works with and without `u`, so that a JSON schema can
 * use it as `pattern`.
 * @public
 */
export const CREDENTIAL_PATTERN = Object.values(CREDENTIAL_FORMS)
  .flat()
  .join('|');

const CREDENTIAL = new RegExp(CREDENTIAL_PATTERN, 'u');

/**
 * Whether a text has the form of a well-known credential. A reference with such
 * a form is a value that was pasted into the wrong field.
 * @public
 */
export function looksLikeCredential(text: string): boolean {
  return CREDENTIAL.test(text);
}

const CREDENTIAL_MESSAGE = ISSUE_TEXTS.credential;

/**
 * A text that names something. It may be anything but a credential, and its
 * JSON schema says so too.
 * @public
 */
export function withoutCredential(schema: z.ZodString) {
  return schema
    .refine(text => !looksLikeCredential(text), CREDENTIAL_MESSAGE)
    .meta({
      not: { pattern: CREDENTIAL_PATTERN },
      [MESSAGES]: { not: CREDENTIAL_MESSAGE },
    });
}
