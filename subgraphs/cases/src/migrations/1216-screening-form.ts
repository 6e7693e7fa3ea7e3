import { migration } from '@hub/subgraph-kit';

/** Code and sign of each question of version 1, and what it asks about in English, Thai, Lao and Burmese. */
const FIRST_QUESTIONS = [
  [
    'ABUSE_OF_VULNERABILITY',
    'Abuse of vulnerability',
    'อาศัยความอ่อนแอหรือเปราะบางของบุคคล',
    'ສວຍໃຊ້ຄວາມອ່ອນແອ',
    'အားနည်းချက်ကို အခွင့်ကောင်းယူခြင်း',
  ],
  ['DECEPTION', 'Deception', 'การหลอกลวง', 'ການຫຼອກລວງ', 'လှည့်ဖြားခြင်း'],
  [
    'RESTRICTION_OF_MOVEMENT',
    'Restriction of movement',
    'จำกัดเสรีภาพในการเดินทาง',
    'ຈຳກັດການເຄື່ອນໄຫວ',
    'လွတ်လပ်စွာသွားလာခွင့် ကန့်သတ်ခြင်း',
  ],
  ['ISOLATION', 'Isolation', 'ถูกตัดขาดจากผู้อื่น', 'ຖືກຕັດຂາດຈາກຜູ້ອື່ນ', 'အထီးကျန်အောင် ပြုလုပ်ခံရ'],
  ['VIOLENCE', 'Violence', 'ความรุนแรง', 'ຄວາມຮຸນແຮງ', 'အကြမ်းဖက်မှု'],
  ['THREATS', 'Threats', 'การข่มขู่', 'ການຂົ່ມຂູ່', 'ခြိမ်းခြောက်ခြင်း'],
  ['PAPERS_WITHHELD', 'Papers withheld', 'ถูกยึดเอกสาร', 'ຖືກຍຶດເອກະສານ', 'စာရွက်စာတမ်း သိမ်းထားခံရ'],
  ['WAGES_WITHHELD', 'Wages withheld', 'ไม่ได้รับค่าจ้าง', 'ຖືກກັກຄ່າແຮງງານ', 'လုပ်ခလစာ ထိန်းသိမ်းထားခံရ'],
  ['DEBT_BONDAGE', 'Debt bondage', 'แรงงานขัดหนี้', 'ການຜູກມັດດ້ວຍໜີ້ສິນ', 'ကြွေးမြီဖြင့် ချည်နှောင်ခြင်း'],
  [
    'ABUSIVE_CONDITIONS',
    'Abusive conditions',
    'สภาพการทำงานและความเป็นอยู่เลวร้าย',
    'ສະພາບການເຮັດວຽກ ແລະ ຄວາມເປັນຢູ່ທີ່ຂົ່ມເຫັງ',
    'ဆိုးရွားသော လုပ်ငန်းခွင်နှင့် နေထိုင်မှုအခြေအနေ',
  ],
  ['EXCESSIVE_OVERTIME', 'Excessive overtime', 'ทำงานล่วงเวลาเกินควร', 'ເຮັດວຽກລ່ວງເວລາເກີນກຳນົດ', 'အချိန်ပို လွန်ကဲခြင်း'],
  [
    'RECRUITED_FOR_EXPLOITATION',
    'Recruited for exploitation',
    'ถูกจัดหาเพื่อแสวงหาประโยชน์',
    'ຖືກຈັດຫາເພື່ອຂູດຮີດ',
    'အမြတ်ထုတ်ရန် စုဆောင်းခံရ',
  ],
  [
    'TRANSPORTED_FOR_EXPLOITATION',
    'Transported for exploitation',
    'ถูกพาไปเพื่อแสวงหาประโยชน์',
    'ຖືກຂົນສົ່ງເພື່ອຂູດຮີດ',
    'အမြတ်ထုတ်ရန် သယ်ဆောင်ခံရ',
  ],
  [
    'HARBOURED_FOR_EXPLOITATION',
    'Harboured for exploitation',
    'ถูกหน่วงเหนี่ยวหรือให้ที่พักเพื่อแสวงหาประโยชน์',
    'ຖືກກັກຕົວເພື່ອຂູດຮີດ',
    'အမြတ်ထုတ်ရန် လက်ခံထားရှိခံရ',
  ],
  [
    'SOLD_OR_HANDED_OVER',
    'Sold or handed over',
    'ถูกขายหรือส่งมอบให้ผู้อื่น',
    'ຖືກຂາຍ ຫຼື ມອບໃຫ້ຜູ້ອື່ນ',
    'ရောင်းစားခံရ သို့မဟုတ် လွှဲပြောင်းပေးခံရ',
  ],
  ['SEXUALLY_EXPLOITED', 'Sexually exploited', 'ถูกแสวงหาประโยชน์ทางเพศ', 'ຖືກຂູດຮີດທາງເພດ', 'လိင်ပိုင်းဆိုင်ရာ အမြတ်ထုတ်ခံရ'],
  ['FORCED_INTO_OFFENCES', 'Forced into offences', 'ถูกบังคับให้กระทำความผิด', 'ຖືກບັງຄັບໃຫ້ກະທຳຜິດ', 'ပြစ်မှုကျူးလွန်ရန် အတင်းခိုင်းစေခံရ'],
  ['UNDER_WORKING_AGE', 'Under the working age', 'อายุต่ำกว่าเกณฑ์ทำงาน', 'ອາຍຸຕ່ຳກວ່າເກນເຮັດວຽກ', 'အလုပ်လုပ်နိုင်သောအသက် မပြည့်သေး'],
  [
    'HAZARDOUS_WORK_OF_CHILD',
    'Hazardous work of a child',
    'เด็กทำงานอันตราย',
    'ເດັກເຮັດວຽກອັນຕະລາຍ',
    'ကလေးအား အန္တရာယ်ရှိအလုပ် ခိုင်းစေခြင်း',
  ],
  ['KEPT_FROM_SCHOOL', 'Kept from school', 'ไม่ได้ไปโรงเรียนเพราะต้องทำงาน', 'ບໍ່ໄດ້ໄປໂຮງຮຽນຍ້ອນວຽກ', 'ကျောင်းတက်ခွင့် တားမြစ်ခံရ'],
].map(([code, en, th, lo, my]) => ({ code, answerKind: 'TEXT', indicator: code, en, th, lo, my }));

/**
 * Versions of forms are published by people: a draft has no day in force and is shown to no actor; what has one never
 * changes. Version 1 is in force from before the first screening.
 */
export const screeningFormMigration = migration(
  1216,
  'ScreeningForm',
  `
  alter table screening_form
    add column id uuid unique,
    add column name_en text,
    add column name_th text,
    add column name_lo text,
    add column name_my text,
    add column asked jsonb,
    add column in_force_on date,
    add column revision integer not null default 1,
    add column drafted_by text,
    add column idempotency_key text,
    add column fingerprint text;
  update screening_form
     set id = '5c3ee000-0000-4000-8000-000000000001', in_force_on = '2000-01-01', drafted_by = 'system:migration',
         idempotency_key = 'NRM 1', fingerprint = '', name_en = 'Screening for signs of trafficking and forced labour',
         name_th = 'แบบคัดกรองข้อบ่งชี้การค้ามนุษย์และแรงงานบังคับ',
         name_lo = 'ແບບຄັດກອງຂໍ້ບົ່ງຊີ້ການຄ້າມະນຸດ ແລະ ແຮງງານບັງຄັບ',
         name_my = 'လူကုန်ကူးမှုနှင့် အတင်းအဓမ္မလုပ်အားခိုင်းစေမှု လက္ခဏာ စိစစ်ခြင်း',
         asked = $json$${JSON.stringify(FIRST_QUESTIONS)}$json$;
  alter table screening_form
    drop column questions,
    alter column id set not null,
    alter column name_en set not null,
    alter column name_th set not null,
    alter column name_lo set not null,
    alter column name_my set not null,
    alter column asked set not null,
    alter column drafted_by set not null,
    alter column idempotency_key set not null,
    alter column fingerprint set not null,
    add unique (drafted_by, idempotency_key),
    add unique (code, in_force_on);
  create unique index screening_form_draft on screening_form (code) where in_force_on is null;
  alter policy read on screening_form using ((select hub.is_system()) or in_force_on is not null);
  create trigger published_stays before update or delete on screening_form
    for each row when (old.in_force_on is not null) execute function hub.refuse_change();
  alter table screening_form enable always trigger published_stays;
  `,
);
