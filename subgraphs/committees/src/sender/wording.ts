import type { NoticeLanguage } from '@hub/vocabulary';
import type { Notice } from './sender.js';

interface Words {
  readonly alert: string;
  readonly urgent: string;
  readonly emergency: string;
  readonly test: string;
  readonly code: string;
  readonly signIn: string;
}

/** Nothing here says what the hub is for, which office was told, or why: anybody may read it over a shoulder. */
const WORDS: Readonly<Record<NoticeLanguage, Words>> = {
  EN: {
    alert: 'You have a new message.',
    urgent: 'You have a new message. It is urgent.',
    emergency: 'You have a new message. It is very urgent.',
    test: 'This is a test. Your notices arrive.',
    code: 'Your code:',
    signIn: 'Sign in to read it.',
  },
  TH: {
    alert: 'คุณมีข้อความใหม่',
    urgent: 'คุณมีข้อความใหม่ เร่งด่วน',
    emergency: 'คุณมีข้อความใหม่ เร่งด่วนมาก',
    test: 'นี่คือการทดสอบ คุณได้รับการแจ้งเตือนแล้ว',
    code: 'รหัสของคุณ:',
    signIn: 'เข้าสู่ระบบเพื่ออ่าน',
  },
  LO: {
    alert: 'ທ່ານມີຂໍ້ຄວາມໃໝ່',
    urgent: 'ທ່ານມີຂໍ້ຄວາມໃໝ່ ດ່ວນ',
    emergency: 'ທ່ານມີຂໍ້ຄວາມໃໝ່ ດ່ວນຫຼາຍ',
    test: 'ນີ້ແມ່ນການທົດສອບ ທ່ານໄດ້ຮັບການແຈ້ງເຕືອນແລ້ວ',
    code: 'ລະຫັດຂອງທ່ານ:',
    signIn: 'ເຂົ້າສູ່ລະບົບເພື່ອອ່ານ',
  },
  MY: {
    alert: 'သင့်ထံ မက်ဆေ့ချ်အသစ် ရောက်ရှိနေပါသည်။',
    urgent: 'သင့်ထံ မက်ဆေ့ချ်အသစ် ရောက်ရှိနေပါသည်။ အရေးကြီးပါသည်။',
    emergency: 'သင့်ထံ မက်ဆေ့ချ်အသစ် ရောက်ရှိနေပါသည်။ အလွန်အရေးကြီးပါသည်။',
    test: 'ဤသည်မှာ စမ်းသပ်မှုဖြစ်သည်။ အသိပေးချက်များ ရောက်ရှိပါသည်။',
    code: 'သင့်ကုဒ်:',
    signIn: 'ဖတ်ရန် အကောင့်ဝင်ပါ။',
  },
};

/** One line, and what to do about it. */
export interface Wording {
  readonly title: string;
  readonly body: string;
}

export const wordingOf = ({ about, urgency, code, language }: Notice): Wording => {
  const words = WORDS[language];
  if (about === 'CODE') return { title: `${words.code} ${code}`, body: '' };
  if (about === 'TEST') return { title: words.test, body: '' };
  const title = { EMERGENCY: words.emergency, URGENT: words.urgent, NORMAL: words.alert }[urgency ?? 'NORMAL'];
  return { title, body: words.signIn };
};

/** As one text, for channels that know no title. */
export const textOf = (notice: Notice): string => {
  const { title, body } = wordingOf(notice);
  return [title, body].filter(Boolean).join(' ');
};
