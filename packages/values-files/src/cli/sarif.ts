import { isAbsolute, normalize, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CheckFinding, CHECK_FINDING_IDS } from '../checks';
import { CHECK_TITLES } from '../checks/titles';

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const;

/** The address of a file, relative to the working directory, as GitHub expects it. */
function uriOf(path: string): string {
  return isAbsolute(path)
    ? pathToFileURL(path).href
    : normalize(path).split(sep).map(encodeURIComponent).join('/');
}

/**
 * Findings in the Static Analysis Results Interchange Format 2.1.0 (OASIS).
 *
 * @param version - of this package
 */
export function toSarif(findings: readonly CheckFinding[], version: string) {
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: '@floe/values-files',
            version,
            rules: CHECK_FINDING_IDS.map(id => ({
              id,
              shortDescription: { text: CHECK_TITLES[id] },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: findings.map(finding => ({
          ruleId: finding.id,
          ruleIndex: CHECK_FINDING_IDS.indexOf(finding.id),
          level: LEVELS[finding.severity],
          message: { text: `${finding.summary}. ${finding.remedy}.` },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: uriOf(finding.file) },
                region: {
                  startLine: finding.line,
                  startColumn: finding.column,
                },
              },
              ...(finding.path && {
                logicalLocations: [{ fullyQualifiedName: finding.path }],
              }),
            },
          ],
          properties: { confidence: finding.confidence },
        })),
      },
    ],
  };
}
