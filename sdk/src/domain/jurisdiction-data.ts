import type { Attribute, Deadline, Jurisdiction, Kind, Named, Service, Status } from '../contract/index.ts';

/** A text in several languages, by BCP 47: `{ tr: '…', en: '…' }`. */
export type Localised = Readonly<Record<string, string>>;

/** `T` with these texts of it in several languages. */
type InLanguages<T, Texts extends keyof T> = Omit<T, Texts> & {
  readonly [Text in Texts]: undefined extends T[Text] ? Localised | undefined : Localised;
};

type LocalisedName = InLanguages<Named, 'name'>;

/** Who the municipality is and what it decided once for all requests. */
export interface Profile extends Pick<
  Jurisdiction,
  'id' | 'locales' | 'defaultLocale' | 'timeZone' | 'contact' | 'replyChannels' | 'reopenDays' | 'map'
> {
  readonly name: Localised;
  readonly emergency?: { readonly number: string; readonly text: Localised } | undefined;
  readonly statuses: Readonly<Record<Status, Localised>>;
  readonly declineReasons: readonly LocalisedName[];
  /** Whether half holidays count as working days; counting them makes deadlines earlier, hence safer. */
  readonly halfDaysAreWorkingDays: boolean;
  /** What may be uploaded; absent: nothing. `types` is for everyone, `keyTypes` for clients with an API key besides. */
  readonly attachments?:
    | (NonNullable<Jurisdiction['attachments']> & { readonly keyTypes?: readonly string[] | undefined })
    | undefined;
}

/** A kind of request. `deadline.rule` names the law that the time comes from. */
export interface KindData extends InLanguages<Omit<Kind, 'deadline'>, 'name' | 'description'> {
  readonly deadline?:
    | {
        readonly rule: string;
        readonly allows: Deadline;
        /** By how many days, in the rule's unit, the time may be extended once; absent: not at all. */
        readonly mayExtendBy?: number | undefined;
      }
    | undefined;
  /** Whether a service takes this kind only when it names it. */
  readonly onlyWhereNamed?: boolean | undefined;
}

/** One question of a service. */
export interface AttributeData extends Omit<Attribute, 'description' | 'hint' | 'values'> {
  readonly description: Localised;
  readonly hint?: Localised | undefined;
  readonly values?: readonly { readonly key: string; readonly name: Localised }[] | undefined;
}

/** Something people ask the municipality for. */
export interface ServiceData extends Omit<
  Service,
  'name' | 'description' | 'group' | 'redirect' | 'sensitive' | 'attributes'
> {
  readonly name: Localised;
  readonly description: Localised;
  readonly group: LocalisedName;
  readonly redirect?: InLanguages<NonNullable<Service['redirect']>, 'name' | 'text'> | undefined;
  readonly sensitive?: boolean | undefined;
  readonly attributes?: readonly AttributeData[] | undefined;
  /** More words to find it by, by language: only pages in that language have to load them. */
  readonly localKeywords?: Readonly<Record<string, readonly string[]>> | undefined;
  /** `false`: prepared, but neither listed nor accepted. */
  readonly enabled?: boolean | undefined;
  /** The day it left the list; submissions made before are accepted for thirty days more. */
  readonly withdrawnOn?: string | undefined;
}

/** A text that must be shown; any version ever published is accepted. */
export interface NoticeData {
  readonly id: string;
  readonly version: string;
  readonly formerVersions: readonly string[];
  readonly title: Localised;
  readonly summary: Localised;
  readonly text: Localised;
}

/** All that a municipality decided and that decides about its requests. */
export interface JurisdictionData {
  readonly profile: Profile;
  readonly kinds: ReadonlyMap<string, KindData>;
  readonly services: ReadonlyMap<string, ServiceData>;
  readonly units: ReadonlyMap<string, LocalisedName>;
  readonly neighbourhoods: Jurisdiction['neighbourhoods'];
  /** Days (`YYYY-MM-DD`) on which the municipality does not work. */
  readonly holidays: ReadonlyMap<string, { readonly half?: boolean | undefined }>;
  /** The one called `general` is for every request. */
  readonly notices: ReadonlyMap<string, NoticeData>;
}
