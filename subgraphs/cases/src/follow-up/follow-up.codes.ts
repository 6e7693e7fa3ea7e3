import { enumOf } from '@hub/subgraph-kit';
import { FOLLOW_UP_METHODS, RISK_BANDS, WELLBEING_BANDS } from '@hub/vocabulary';

export const FollowUpMethodCode = enumOf('FollowUpMethod', FOLLOW_UP_METHODS, 'How somebody was followed up.');
export const RiskBandCode = enumOf('RiskBand', RISK_BANDS, 'What danger a person is in.');
export const WellbeingBandCode = enumOf('WellbeingBand', WELLBEING_BANDS, 'How a person is.');
