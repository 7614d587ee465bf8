import type { ParameterizedContext } from 'koa';
import type { Profile } from './jurisdictions/schema.ts';

/** The jurisdiction's language that the caller likes best; the answer is marked with it. */
export const languageOf = (ctx: ParameterizedContext, { locales, defaultLocale }: Profile): string => {
  // The default language first: it wins where the caller has no preference.
  const offered = [defaultLocale, ...locales.filter(locale => locale !== defaultLocale)];
  const accepted = ctx.acceptsLanguages(offered);
  const locale = accepted === false ? defaultLocale : accepted;
  ctx.set('Content-Language', locale);
  ctx.vary('Accept-Language');
  return locale;
};
