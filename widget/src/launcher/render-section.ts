import { html, type TemplateResult } from 'lit';
import type { Launcher } from './launcher.ts';
import type { LauncherSection } from './sections.ts';

/** An element of the launcher's, for the same backend and in the same language. */
export const renderSection = (section: LauncherSection, host: Launcher, lang: string): TemplateResult => {
  const { endpoint, theme, service, kind, prefill, client, messages } = host;
  const level = host.headingLevel + 1;
  switch (section) {
    case 'form':
      return html`<mimer-request-form
        part="form"
        .endpoint=${endpoint}
        .lang=${lang}
        .theme=${theme}
        .headingLevel=${level}
        .service=${service}
        .kind=${kind}
        .prefill=${prefill}
        .client=${client}
        .messages=${messages}
      ></mimer-request-form>`;
    case 'tracker':
      return html`<mimer-status-tracker
        part="tracker"
        .endpoint=${endpoint}
        .lang=${lang}
        .theme=${theme}
        .headingLevel=${level}
        .client=${client}
        .messages=${messages}
      ></mimer-status-tracker>`;
    case 'contacts':
      return html`<mimer-contact-centre
        part="contacts"
        .endpoint=${endpoint}
        .lang=${lang}
        .theme=${theme}
        .headingLevel=${level}
        .client=${client}
        .messages=${messages}
      ></mimer-contact-centre>`;
  }
};
