import '@melikgazi/mimer-widget/jsx';
import type { Prefill, SubmittedEvent } from '@melikgazi/mimer-widget';
import { RequestForm, StatusTracker } from '@melikgazi/mimer-widget/react';
import { useEffect, useState } from 'react';
import { words, type Language } from './words.ts';

const endpoint = import.meta.env.VITE_MIMER_ENDPOINT;

/** What the site knows of whoever has signed in, by the names of the form’s fields: it need not be asked again. */
const signedIn = { givenName: 'Ayşe', familyName: 'Yılmaz' } satisfies Prefill;

export const App = () => {
  const [language, setLanguage] = useState<Language>('tr');
  const [reference, setReference] = useState('');
  const said = words[language];
  const other = language === 'tr' ? 'en' : 'tr';
  const telephone = (
    <p>
      {said.call} <a href="tel:+903522521333">0352 252 13 33</a>
    </p>
  );

  useEffect(() => {
    document.documentElement.lang = language;
    document.title = said.title;
  }, [language, said]);

  const handleSubmitted = ({ detail }: SubmittedEvent) => setReference(detail.reference);

  return (
    <>
      <header>
        <p className="brand">
          {said.municipality}
          <small>{said.service}</small>
        </p>
        <button type="button" lang={other} onClick={() => setLanguage(other)}>
          {said.otherLanguage}
        </button>
      </header>
      <main>
        <div className="intro">
          <h1>{said.heading}</h1>
          <p>{said.intro}</p>
          <p className="hint">
            {said.signedInAs} {signedIn.givenName} {signedIn.familyName}
          </p>
        </div>
        <p className="sent" role="status">
          {reference !== '' && (
            <>
              {said.sent} <strong>{reference}</strong>
            </>
          )}
        </p>
        <div className="columns">
          <div>
            <section aria-label={said.request}>
              <RequestForm
                endpoint={endpoint}
                lang={language}
                prefill={signedIn}
                onMimerSubmitted={handleSubmitted}
              >
                {telephone}
              </RequestForm>
            </section>
            <section aria-label={said.tracking}>
              <StatusTracker endpoint={endpoint} lang={language} reference={reference}>
                {telephone}
              </StatusTracker>
            </section>
          </div>
          <section aria-label={said.contact}>
            {/* From React 19 on an element does without a component of its own, too. */}
            <mimer-contact-centre endpoint={endpoint} lang={language}>
              {telephone}
            </mimer-contact-centre>
          </section>
        </div>
      </main>
    </>
  );
};
