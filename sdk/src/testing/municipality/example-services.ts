import type { ServiceData } from '../../domain/jurisdiction-data.ts';

const roads = { code: 'roads', name: { tr: 'Yol ve kaldırım', en: 'Roads and pavements' } };
const environment = {
  code: 'environment',
  name: { tr: 'Temizlik ve çevre', en: 'Cleaning and environment' },
};
const buildings = { code: 'buildings', name: { tr: 'İmar ve yapı', en: 'Buildings' } };
const social = { code: 'social', name: { tr: 'Sosyal hizmetler', en: 'Social services' } };
const general = { code: 'general', name: { tr: 'Genel', en: 'General' } };

/** What can be asked of Örnek. */
export const exampleServices: readonly ServiceData[] = [
  {
    code: 'pothole',
    name: { tr: 'Çukur / yol bozukluğu', en: 'Pothole or damaged road' },
    description: { tr: 'Yoldaki çukur, çökme', en: 'A hole or a dip in the road' },
    group: roads,
    keywords: ['çukur', 'asfalt', 'pothole'],
    location: 'required',
    attributes: [
      {
        code: 'blocked',
        order: 1,
        datatype: 'boolean',
        required: false,
        description: { tr: 'Araç geçişini engelliyor mu?', en: 'Does it block the traffic?' },
      },
      {
        code: 'detour',
        order: 2,
        datatype: 'string',
        required: false,
        description: { tr: 'Araçlar nereden geçiyor?', en: 'Which way do cars take?' },
        visibleWhen: { code: 'blocked', equals: true },
      },
      {
        code: 'size',
        order: 3,
        datatype: 'singlevaluelist',
        required: false,
        description: { tr: 'Ne kadar büyük?', en: 'How large is it?' },
        values: [
          { key: 'small', name: { tr: 'Bir karıştan küçük', en: 'Smaller than a hand' } },
          { key: 'large', name: { tr: 'Daha büyük', en: 'Larger' } },
        ],
      },
    ],
  },
  {
    code: 'waste',
    name: { tr: 'Çöp toplanmadı', en: 'Waste was not collected' },
    description: { tr: 'Konteyner boşaltılmadı', en: 'A bin was not emptied' },
    group: environment,
    keywords: ['çöp', 'konteyner', 'waste'],
    location: 'required',
  },
  {
    code: 'illegal-building',
    name: { tr: 'Kaçak yapı', en: 'Illegal building' },
    description: { tr: 'Ruhsatsız inşaat', en: 'Building without a permit' },
    group: buildings,
    keywords: ['inşaat', 'kaçak'],
    kinds: ['report'],
    location: 'optional',
    hideIdentity: 'default',
    attributes: [
      {
        code: 'ongoing',
        order: 1,
        datatype: 'boolean',
        required: true,
        description: { tr: 'İnşaat sürüyor mu?', en: 'Is it being built now?' },
      },
    ],
  },
  {
    code: 'patient-transport',
    name: { tr: 'Hasta nakil', en: 'Patient transport' },
    description: { tr: 'Hastaneye gidiş için araç', en: 'A car to the hospital' },
    group: social,
    keywords: ['hasta', 'ambulans'],
    location: 'none',
    identity: 'full',
    anonymous: false,
    sensitive: true,
    notice: 'health',
  },
  {
    code: 'water',
    name: { tr: 'Su kesintisi', en: 'No water' },
    description: { tr: 'Musluktan su akmıyor', en: 'No water from the tap' },
    group: general,
    keywords: ['su', 'musluk'],
    location: 'optional',
    redirect: {
      name: { tr: 'Su idaresi', en: 'The water company' },
      phone: '185',
      text: { tr: 'Suyla su idaresi ilgilenir.', en: 'Water is the water company’s.' },
    },
  },
  {
    code: 'information',
    name: { tr: 'Bilgi edinme başvurusu', en: 'Freedom of information request' },
    description: { tr: 'Bilgi ya da belge istemek', en: 'To ask for information or documents' },
    group: general,
    keywords: ['bilgi', 'belge'],
    kinds: ['information'],
    location: 'none',
  },
  {
    code: 'other',
    name: { tr: 'Diğer / bilmiyorum', en: 'Something else' },
    description: { tr: 'Konuyu biz belirleriz', en: 'We will find out' },
    group: general,
    keywords: [],
    location: 'optional',
  },
];
