export type { ValuesCheck, ValuesCheckInput } from './checks';
export {
  previewChange,
  type ChangePreview,
  type PreviewedObject,
} from './previewChange';
