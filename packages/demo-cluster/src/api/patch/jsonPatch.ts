import { applyPatch, JsonPatchError, Operation } from 'fast-json-patch';
import { cloneDeep } from 'lodash';
import { Subject, badRequest, invalid } from '../apiErrors';

/**
 * A JSON patch, https://www.rfc-editor.org/rfc/rfc6902.
 *
 * @throws a `BadRequest` ApiError for what is no patch, an `Invalid` one for a patch that does not fit
 */
export function applyJsonPatch<T>(
  target: T,
  patch: unknown,
  subject: Subject,
  name: string,
): T {
  if (!Array.isArray(patch)) {
    throw badRequest(
      'error decoding patch: json: cannot unmarshal object into Go value of type jsonpatch.Patch',
    );
  }
  try {
    return applyPatch(cloneDeep(target), patch as Operation[], true)
      .newDocument;
  } catch (error) {
    if (error instanceof JsonPatchError) {
      throw invalid(subject, name, [
        {
          reason: 'FieldValueInvalid',
          field: 'patch',
          body: `Invalid value: the server rejected our request due to an error in our request (${error.name})`,
        },
      ]);
    }
    throw badRequest('error decoding patch');
  }
}
