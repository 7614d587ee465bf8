/** A service of Melikgazi's catalogue and the unit that does it. */
export interface ServiceSample {
  readonly code: string;
  readonly unit: string;
}

export const services: readonly ServiceSample[] = [
  { code: 'YOL-01', unit: 'fen-isleri' },
  { code: 'YOL-02', unit: 'fen-isleri' },
  { code: 'YOL-05', unit: 'ulasim-hizmetleri' },
  { code: 'TEM-01', unit: 'temizlik-isleri' },
  { code: 'TEM-04', unit: 'cevre-koruma' },
  { code: 'PRK-01', unit: 'park-ve-bahceler' },
  { code: 'PRK-03', unit: 'park-ve-bahceler' },
  { code: 'ZAB-01', unit: 'zabita' },
  { code: 'ZAB-03', unit: 'zabita' },
  { code: 'IMR-01', unit: 'yapi-kontrol' },
  { code: 'KLT-01', unit: 'genclik-ve-spor' },
  { code: 'SOS-01', unit: 'sosyal-hizmetler' },
];
