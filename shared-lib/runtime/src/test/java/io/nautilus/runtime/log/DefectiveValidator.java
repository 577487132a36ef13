package io.nautilus.runtime.log;

import io.nautilus.contracts.FrameHeader;

/** Production's rule of validity but for the planted defect. */
final class DefectiveValidator extends FrameValidator {
    private final Defect defect;

    DefectiveValidator(Defect defect) {
        this.defect = defect;
    }

    @Override
    protected Verdict verdict(FrameHeader header, Mark mark) {
        if (defect == Defect.SEQ_IGNORED && mark != null) {
            boolean reigning = header.reign() == mark.reign() && header.owner() == mark.owner();
            return reigning ? Verdict.VALID : Verdict.FOREIGN;
        }
        if (defect == Defect.REIGN_AND_OWNER_IGNORED && mark != null) {
            return header.seq() == mark.seq() + 1 ? Verdict.VALID : Verdict.COPY;
        }
        return super.verdict(header, mark);
    }
}
