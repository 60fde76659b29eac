import { useTranslatedSentence } from '../../common/useTranslatedSentence';

/** What the backend says of an item, in the language of the page where it is known. */
export const Reason = ({ children }: { children: string }) => {
  const { lang, text } = useTranslatedSentence()(children);
  return <span lang={lang}>{text}</span>;
};
