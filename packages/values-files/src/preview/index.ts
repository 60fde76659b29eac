export type { PreviewedObject } from './compareObjects';
export { previewChange, type ChangePreview } from './previewChange';
