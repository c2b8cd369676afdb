package org.probity.inventory.json;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.Base64Variant;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.Version;
import tools.jackson.core.base.ParserMinimalBase;

/** What a parser must have an answer to although nobody here asks: each such question is refused. */
abstract class UnaskedParts extends ParserMinimalBase {
    UnaskedParts(StreamReadConstraints limits) {
        super(new ObjectReadContext.Base() {
            @Override
            public StreamReadConstraints streamReadConstraints() {
                return limits;
            }
        });
    }

    private static UnsupportedOperationException unasked() {
        return new UnsupportedOperationException("not for binding objects");
    }

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public @Nullable Object streamReadInputSource() {
        return null;
    }

    @Override
    public TokenStreamContext streamReadContext() {
        throw unasked();
    }

    @Override
    public Object currentValue() {
        throw unasked();
    }

    @Override
    public void assignCurrentValue(Object value) {
        throw unasked();
    }

    @Override
    public boolean isNaN() {
        return false;
    }

    @Override
    public NumberType getNumberType() {
        throw unasked();
    }

    @Override
    public int getIntValue() {
        throw unasked();
    }

    @Override
    public long getLongValue() {
        throw unasked();
    }

    @Override
    public BigInteger getBigIntegerValue() {
        throw unasked();
    }

    @Override
    public float getFloatValue() {
        throw unasked();
    }

    @Override
    public double getDoubleValue() {
        throw unasked();
    }

    @Override
    public byte[] getBinaryValue(Base64Variant variant) {
        throw unasked();
    }

    @Override
    public boolean hasStringCharacters() {
        return false;
    }

    @Override
    protected void _closeInput() {
        // whoever opened it closes it
    }

    @Override
    protected void _releaseBuffers() {
        // they go with the parser
    }

    @Override
    protected void _handleEOF() {
        // the end is judged where it is met
    }
}
