export type { ValuesCheck, ValuesCheckInput } from './checks';
export type { PreviewedObject } from './compareObjects';
export { previewChange, type ChangePreview } from './previewChange';
