import writeFileAtomic from 'write-file-atomic';

/** Writes the whole file or nothing: a crash never leaves a part of it. */
export async function writeJson(file: string, value: unknown): Promise<void> {
  await writeFileAtomic(file, `${JSON.stringify(value, null, 2)}\n`);
}
