package netcoms.run;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.InjectableValues;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.AnnotationIntrospectorPair;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import netcoms.secure.Door;
import netcoms.strategy.StrategySpec;
import netcoms.task.Way;
import netcoms.task.Workload;
import org.jspecify.annotations.Nullable;

/**
 * A plan as JSON and back, whatever components its records have; what is read passes their constructors again. Left out is
 * how to get into the target, which may be a secret, and how to get there, which is another in each session. Pure, any
 * thread.
 */
final class KeptPlan {
    private static final String WORKLOAD = "workload";
    /** Given when a plan is read, or kept beside. */
    private static final Set<Class<?>> GIVEN = Set.of(Workload.class, Door.class, Way.class);

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new SimpleModule()
                    .addSerializer(Duration.class, ToStringSerializer.instance)
                    .addDeserializer(Duration.class, new FromText<>(Duration.class, Duration::parse))
                    .addDeserializer(Workload.class, new NotHere<>())
                    .addDeserializer(Door.class, new NotHere<>())
                    .addDeserializer(Way.class, new NotHere<>())
                    .setSerializerModifier(new LeavingOut()))
            .annotationIntrospector(
                    new AnnotationIntrospectorPair(new OfRecords(), new JacksonAnnotationIntrospector()))
            // Components are what a record is; what it says of itself besides, as isSwept() would, is not kept.
            .visibility(PropertyAccessor.GETTER, JsonAutoDetect.Visibility.NONE)
            .visibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
            .addMixIn(StrategySpec.class, ByModel.class)
            .registerSubtypes(models())
            .defaultSetterInfo(JsonSetter.Value.forValueNulls(Nulls.FAIL, Nulls.FAIL))
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .build();

    private KeptPlan() {}

    static JsonNode write(RunPlan plan) {
        ObjectNode kept = MAPPER.valueToTree(plan);
        kept.set(WORKLOAD, MAPPER.valueToTree(KeptWorkload.of(plan.workload())));
        return kept;
    }

    /**
     * The plan; its target is the one of then, and open to all.
     *
     * @param today the workloads of the configuration, where one is taken from whose tasks were not kept
     * @throws IllegalArgumentException when that has changed, or this version cannot read it; says which
     */
    static RunPlan read(JsonNode kept, List<Workload> today) {
        try {
            Workload workload =
                    MAPPER.treeToValue(kept.path(WORKLOAD), KeptWorkload.class).workload(today);
            ObjectNode rest = kept.deepCopy();
            rest.remove(WORKLOAD);
            return MAPPER.reader(new InjectableValues.Std()
                            .addValue(Workload.class, workload)
                            .addValue(Door.class, Door.OPEN)
                            .addValue(Way.class, Way.DIRECT))
                    .treeToValue(rest, RunPlan.class);
        } catch (JsonProcessingException | ClassCastException | NullPointerException e) {
            String why = e instanceof JsonProcessingException json ? json.getOriginalMessage() : "it is no plan";
            throw new IllegalArgumentException("the plan in its journal cannot be read: " + why, e);
        }
    }

    private static NamedType[] models() {
        return List.of(StrategySpec.class.getPermittedSubclasses()).stream()
                .map(model -> new NamedType(model, model.getSimpleName().toLowerCase(Locale.ROOT)))
                .toArray(NamedType[]::new);
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "model")
    private interface ByModel {}

    /** What is given stands in no journal of ours. */
    private static final class NotHere<T> extends JsonDeserializer<T> {
        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            throw new JsonMappingException(parser, "'" + parser.currentName() + "' does not belong there");
        }
    }

    private static final class LeavingOut extends BeanSerializerModifier {
        private static final long serialVersionUID = 1;

        @Override
        public List<BeanPropertyWriter> changeProperties(
                SerializationConfig config, BeanDescription description, List<BeanPropertyWriter> properties) {
            return properties.stream()
                    .filter(property -> !GIVEN.contains(property.getType().getRawClass()))
                    .toList();
        }
    }

    /** Says of components of records what is given, and that {@code null} is for those that are declared so. */
    private static final class OfRecords extends NopAnnotationIntrospector {
        private static final long serialVersionUID = 1;

        @Override
        public JacksonInject.@Nullable Value findInjectableValue(AnnotatedMember member) {
            return member instanceof AnnotatedParameter && GIVEN.contains(member.getRawType())
                    ? JacksonInject.Value.forId(member.getRawType().getName())
                    : null;
        }

        @Override
        public JsonSetter.Value findSetterInfo(Annotated annotated) {
            return annotated instanceof AnnotatedParameter parameter && mayBeNull(parameter)
                    ? JsonSetter.Value.forValueNulls(Nulls.SET)
                    : JsonSetter.Value.empty();
        }

        private static boolean mayBeNull(AnnotatedParameter parameter) {
            Class<?> type = parameter.getDeclaringClass();
            return type.isRecord()
                    && parameter.getIndex() < type.getRecordComponents().length
                    && type.getRecordComponents()[parameter.getIndex()]
                            .getAnnotatedType()
                            .isAnnotationPresent(Nullable.class);
        }
    }
}
