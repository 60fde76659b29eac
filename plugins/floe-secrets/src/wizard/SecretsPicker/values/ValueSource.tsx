import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Alert, Button, Text, TextAreaField } from '@backstage/ui';
import { RiFileUploadLine } from '@remixicon/react';
import {
  type ChangeEvent,
  type ClipboardEvent,
  type DragEvent,
  type KeyboardEvent,
  useRef,
  useState,
} from 'react';
import { floeSecretsTranslationRef } from '../../../translation';
import { type ReadValues, ReadValueError } from './foundValues';
import { readFile, readText } from './readValues';
import styles from './Values.module.css';

/**
 * Where values are pasted, typed, dropped or read from a file. What is pasted
 * never gets into the page: it is read from the event.
 */
export const ValueSource = (props: {
  isDisabled: boolean;
  onRead: (values: ReadValues) => void;
}) => {
  const { isDisabled, onRead } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const [problem, setProblem] = useState<ReadValueError>();
  const [isOver, setIsOver] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const fileInput = useRef<HTMLInputElement>(null);
  const textArea = () => root.current?.querySelector('textarea');

  const take = async (read: () => ReadValues | Promise<ReadValues>) => {
    try {
      const values = await read();
      setProblem(undefined);
      onRead(values);
    } catch (error) {
      setProblem(
        error instanceof ReadValueError
          ? error
          : new ReadValueError('unknownForm'),
      );
    }
  };
  const takeData = (data: DataTransfer | null) => {
    const [file] = data?.files ?? [];
    const text = data?.getData('text/plain') ?? '';
    if (file) {
      take(() => readFile(file));
    } else if (text) {
      take(() => readText(text));
    }
    return Boolean(file || text);
  };
  const handlePaste = (event: ClipboardEvent) => {
    // Text pasted into typed text belongs to that text.
    if (!textArea()?.value && takeData(event.clipboardData)) {
      event.preventDefault();
    }
  };
  const handleDrop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    if (!isDisabled) {
      takeData(event.dataTransfer);
    }
  };
  const handleFile = async (event: ChangeEvent<HTMLInputElement>) => {
    const { target } = event;
    const [file] = target.files ?? [];
    if (file) {
      await take(() => readFile(file));
    }
    target.value = '';
  };
  const readTyped = () => {
    const area = textArea();
    take(() => readText(area?.value ?? ''));
  };

  return (
    <div
      ref={root}
      className={styles.source}
      data-over={isOver || undefined}
      onDragOver={event => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={handleDrop}
    >
      <div onPaste={handlePaste}>
        <TextAreaField
          label={t('wizard.values.paste')}
          description={t('wizard.values.pasteDescription')}
          rows={3}
          isDisabled={isDisabled}
          autoComplete="off"
          autoCorrect="off"
          spellCheck="false"
          onKeyDown={(event: KeyboardEvent) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
              event.preventDefault();
              readTyped();
            }
          }}
        />
      </div>
      <div className={styles.actions}>
        <Button
          size="small"
          variant="secondary"
          isDisabled={isDisabled}
          onPress={readTyped}
        >
          {t('wizard.values.read')}
        </Button>
        <Button
          size="small"
          variant="secondary"
          iconStart={<RiFileUploadLine />}
          isDisabled={isDisabled}
          onPress={() => fileInput.current?.click()}
        >
          {t('wizard.values.file')}
        </Button>
        <input
          ref={fileInput}
          type="file"
          hidden
          aria-label={t('wizard.values.fileLabel')}
          onChange={handleFile}
        />
        <Text variant="body-small" color="secondary">
          {t('wizard.values.drop')}
        </Text>
      </div>
      {problem && (
        <div role="alert">
          <Alert
            status="danger"
            icon
            title={
              problem.line === undefined
                ? t('wizard.values.unreadable')
                : t('wizard.values.unreadableLine', {
                    line: String(problem.line),
                  })
            }
            description={t(`wizard.values.problem.${problem.problem}`)}
          />
        </div>
      )}
    </div>
  );
};
