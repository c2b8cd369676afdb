package org.probity.inventory.sbom;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.inventory.sbom.JsonGrammar.Shape;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Judges a JSON document against a {@link JsonGrammar} in one pass: all demands on a value are followed side by side, so that
 * alternatives need no second look and nothing is held but the place in the document (and, where an array's elements must
 * differ, eight bytes for each element).
 */
final class JsonVerdict {
    private final JsonParser p;
    private final List<CycloneDxVerdict.Fault> faults;
    private final int most;
    private final ArrayList<Object> path = new ArrayList<>();
    private @Nullable String specVersion;

    /** One demand being followed on one value. */
    private static final class Check {
        final Shape shape;
        /** Faults are only told where no alternative could still save the value. */
        final boolean telling;

        boolean failed;

        @Nullable
        BitSet seen;

        @Nullable
        LongSet elements;

        Check @Nullable [] allOf;
        Check @Nullable [] anyOf;
        Check @Nullable [] oneOf;
        Check @Nullable [] not;
        Check @Nullable [] conditional;
        /** The demand on the enclosing value that this one comes from. */
        @Nullable
        Check owner;

        Check(Shape shape, boolean telling) {
            this.shape = shape;
            this.telling = telling;
        }
    }

    JsonVerdict(JsonParser p, List<CycloneDxVerdict.Fault> faults, int most) {
        this.p = p;
        this.faults = faults;
        this.most = most;
    }

    /** Whether the value the parser stands on satisfies the demand; afterwards the parser stands on its last token. */
    boolean judge(Shape shape) {
        List<Check> checks = new ArrayList<>();
        Check top = spread(shape, true, checks);
        value(checks, false);
        settle(top);
        return !top.failed;
    }

    /** Judges a document by several demands at once, without telling faults; for when it says only late which one counts. */
    boolean[] judge(List<Shape> shapes) {
        List<Check> checks = new ArrayList<>();
        List<Check> tops = new ArrayList<>();
        for (Shape shape : shapes) {
            tops.add(spread(shape, false, checks));
        }
        value(checks, true);
        boolean[] passed = new boolean[tops.size()];
        for (int i = 0; i < passed.length; i++) {
            settle(tops.get(i));
            passed[i] = !tops.get(i).failed;
        }
        return passed;
    }

    /** The version that the document named, if that was seen. */
    @Nullable
    String specVersion() {
        return specVersion;
    }

    /** The demand and, since they bear on the same value, all its branches. */
    private static Check spread(Shape shape, boolean telling, List<Check> into) {
        Check check = new Check(shape, telling);
        into.add(check);
        if (shape.branches) {
            check.allOf = spread(shape.allOf, telling, into);
            check.anyOf = spread(shape.anyOf, false, into);
            check.oneOf = spread(shape.oneOf, false, into);
            check.not = spread(shape.not, false, into);
            check.conditional = spread(shape.ifThenElse, false, into);
        }
        return check;
    }

    private static Check @Nullable [] spread(Shape[] shapes, boolean telling, List<Check> into) {
        if (shapes.length == 0) {
            return null;
        }
        Check[] checks = new Check[shapes.length];
        for (int i = 0; i < shapes.length; i++) {
            checks[i] = spread(shapes[i], telling, into);
        }
        return checks;
    }

    /** Lets the branches decide, when the value was read. */
    private void settle(Check check) {
        if (!check.shape.branches) {
            return;
        }
        if (check.allOf != null && passed(check.allOf) < check.allOf.length) {
            check.failed = true;
        }
        if (check.anyOf != null && passed(check.anyOf) == 0) {
            fail(check, "is none of the allowed alternatives");
        }
        if (check.oneOf != null) {
            int passed = passed(check.oneOf);
            if (passed != 1) {
                fail(
                        check,
                        passed == 0 ? "is none of the allowed alternatives" : "is more than one of the alternatives");
            }
        }
        if (check.not != null && passed(check.not) > 0) {
            fail(check, "is what it must not be");
        }
        if (check.conditional != null) {
            passed(check.conditional);
            if (check.conditional[check.conditional[0].failed ? 2 : 1].failed) {
                fail(check, "does not fit its other fields");
            }
        }
    }

    private int passed(Check[] checks) {
        int passed = 0;
        for (Check check : checks) {
            settle(check);
            passed += check.failed ? 0 : 1;
        }
        return passed;
    }

    private void fail(Check check, String why) {
        if (check.telling && faults.size() < most) {
            faults.add(new CycloneDxVerdict.Fault(
                    pointer(), why, p.currentTokenLocation().getLineNr()));
        }
        check.failed = true;
    }

    private String pointer() {
        StringBuilder text = new StringBuilder();
        path.forEach(step ->
                text.append('/').append(step.toString().replace("~", "~0").replace("/", "~1")));
        return text.isEmpty() ? "/" : text.toString();
    }

    /** Reads a value under all demands on it; gives its hash if that is wanted. */
    private long value(List<Check> checks, boolean hash) {
        JsonToken token = p.currentToken();
        int type = type(token);
        boolean open = false;
        for (int i = 0; i < checks.size(); i++) {
            Check check = checks.get(i);
            kind(check, type);
            if (check.shape.values != null && !token.isScalarValue()) {
                fail(check, "is not one of the allowed values");
            }
            open |= !check.failed || check.telling;
        }
        if (token == JsonToken.START_OBJECT) {
            if (open || hash) {
                return object(checks, hash);
            }
            p.skipChildren();
            return 0;
        }
        if (token == JsonToken.START_ARRAY) {
            if (open || hash) {
                return array(checks, hash);
            }
            p.skipChildren();
            return 0;
        }
        for (int i = 0; i < checks.size(); i++) {
            scalar(checks.get(i), token);
        }
        return hash ? scalarHash(token) : 0;
    }

    private int type(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> Shape.OBJECT;
            case START_ARRAY -> Shape.ARRAY;
            case VALUE_STRING -> Shape.STRING;
            case VALUE_NUMBER_INT -> Shape.INTEGER;
            case VALUE_NUMBER_FLOAT ->
                p.getDecimalValue().stripTrailingZeros().scale() <= 0 ? Shape.INTEGER : Shape.NUMBER;
            case VALUE_TRUE, VALUE_FALSE -> Shape.BOOLEAN;
            default -> Shape.NULL;
        };
    }

    private void kind(Check check, int type) {
        if (check.shape.never) {
            fail(check, "is not allowed here");
        } else if (check.shape.types != 0 && (check.shape.types & type) == 0) {
            fail(check, "has the wrong kind");
        }
    }

    private void scalar(Check check, JsonToken token) {
        Shape shape = check.shape;
        if (shape.values != null && !allowed(shape, token)) {
            fail(check, "\"" + Reading.clip(p.getString()) + "\" is not one of the allowed values");
        }
        if (token == JsonToken.VALUE_STRING) {
            text(check, shape);
        } else if ((shape.minimum != null || shape.maximum != null) && token.isNumeric()) {
            BigDecimal number = p.getDecimalValue();
            if (shape.minimum != null && number.compareTo(shape.minimum) < 0) {
                fail(check, number + " is less than " + shape.minimum);
            }
            if (shape.maximum != null && number.compareTo(shape.maximum) > 0) {
                fail(check, number + " is more than " + shape.maximum);
            }
        }
    }

    private boolean allowed(Shape shape, JsonToken token) {
        if (shape.values == null) {
            return true;
        }
        return token == JsonToken.VALUE_STRING
                ? shape.values.contains(p.getString())
                : shape.values.contains("=" + p.getString());
    }

    private void text(Check check, Shape shape) {
        if (shape.pattern != null && !shape.pattern.test(p.getString())) {
            fail(check, "\"" + Reading.clip(p.getString()) + "\" does not have the form it must have");
        }
        if (shape.minLength > 0 || shape.maxLength < Integer.MAX_VALUE) {
            int length = p.getString().codePointCount(0, p.getString().length());
            if (length < shape.minLength || length > shape.maxLength) {
                fail(check, "is too short or too long");
            }
        }
        if (shape.format != null && !Formats.matches(shape.format, p.getString())) {
            fail(check, "\"" + Reading.clip(p.getString()) + "\" is not a " + shape.format);
        }
    }

    private long scalarHash(JsonToken token) {
        return switch (token) {
            case VALUE_STRING -> LongSet.hash(p.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                LongSet.mix(p.getDecimalValue().stripTrailingZeros().hashCode() ^ 0x5555L << 32);
            case VALUE_TRUE -> 0x1234567L;
            case VALUE_FALSE -> 0x7654321L;
            default -> 0x9999999L;
        };
    }

    private long object(List<Check> checks, boolean hash) {
        long sum = 0x0B1EC7L;
        List<Check> inner = new ArrayList<>();
        while (p.nextToken() != JsonToken.END_OBJECT) {
            String name = p.currentName();
            p.nextToken();
            path.add(name);
            if (path.size() == 1 && name.equals("specVersion") && p.currentToken() == JsonToken.VALUE_STRING) {
                specVersion = p.getString();
            }
            inner.clear();
            for (int i = 0; i < checks.size(); i++) {
                property(checks.get(i), name, inner);
            }
            long content = part(inner, hash);
            if (hash) {
                sum += LongSet.mix(LongSet.hash(name) * 31 + content);
            }
            path.removeLast();
        }
        for (int i = 0; i < checks.size(); i++) {
            complete(checks.get(i));
        }
        return LongSet.mix(sum);
    }

    private void property(Check check, String name, List<Check> inner) {
        Shape shape = check.shape;
        for (int i = 0; i < shape.required.length; i++) {
            if (shape.required[i].equals(name)) {
                if (check.seen == null) {
                    check.seen = new BitSet();
                }
                check.seen.set(i);
            }
        }
        Shape demand = shape.properties.get(name);
        if (demand != null) {
            Check part = spread(demand, check.telling, inner);
            part.owner = check;
        } else if (shape.closed) {
            fail(check, "is a field that does not belong here");
        }
    }

    private void complete(Check check) {
        int seen = check.seen == null ? 0 : check.seen.cardinality();
        if (seen < check.shape.required.length) {
            for (int i = 0; i < check.shape.required.length; i++) {
                if (check.seen == null || !check.seen.get(i)) {
                    fail(check, "lacks the field \"" + check.shape.required[i] + "\"");
                }
            }
        }
    }

    /** Reads a part of an object or array under the demands on it, and tells the outcome to the demands it comes from. */
    private long part(List<Check> inner, boolean hash) {
        if (inner.isEmpty() && !hash) {
            p.skipChildren();
            return 0;
        }
        List<Check> mine = List.copyOf(inner);
        long content = value(mine, hash);
        for (Check check : mine) {
            if (check.owner != null) {
                settle(check);
                check.owner.failed |= check.failed;
            }
        }
        return content;
    }

    private long array(List<Check> checks, boolean hash) {
        long sum = 0xA88A7L;
        boolean distinct = false;
        for (int i = 0; i < checks.size(); i++) {
            distinct |= checks.get(i).shape.unique;
        }
        List<Check> inner = new ArrayList<>();
        int index = 0;
        for (; p.nextToken() != JsonToken.END_ARRAY; index++) {
            path.add(index);
            inner.clear();
            for (int i = 0; i < checks.size(); i++) {
                element(checks.get(i), index, inner);
            }
            long content = part(inner, hash || distinct);
            sum = sum * 0x100000001B3L + content;
            if (distinct) {
                for (int i = 0; i < checks.size(); i++) {
                    differ(checks.get(i), content);
                }
            }
            path.removeLast();
        }
        for (int i = 0; i < checks.size(); i++) {
            Check check = checks.get(i);
            if (index < check.shape.minItems || index > check.shape.maxItems) {
                fail(check, "has too few or too many elements");
            }
        }
        return LongSet.mix(sum);
    }

    private void element(Check check, int index, List<Check> inner) {
        Shape shape = check.shape;
        Shape demand = index < shape.tuple.length ? shape.tuple[index] : shape.items;
        if (demand != null) {
            Check part = spread(demand, check.telling, inner);
            part.owner = check;
        } else if (shape.full && index >= shape.tuple.length) {
            fail(check, "is one element too many");
        }
    }

    private void differ(Check check, long content) {
        if (check.shape.unique) {
            if (check.elements == null) {
                check.elements = new LongSet();
            }
            if (!check.elements.add(content)) {
                fail(check, "is the same as an earlier element");
            }
        }
    }
}
