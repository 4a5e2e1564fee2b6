// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/formcheck.h"
#include "gateway/formschema.h"
#include "gateway/gatewayschemas.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lineside;

using Kind = FormField::Kind;

namespace {

FormField formOf(const QByteArray &schema)
{
    const Result<FormField> form = formFromSchema(schema, u"test"_s);
    return form ? *form : FormField();
}

FormField onlyField(const QByteArray &field)
{
    const FormField form = formOf("{\"type\":\"object\",\"properties\":{\"f\":" + field + "}}");
    return form.fields.empty() ? FormField() : form.fields.front();
}

} // namespace

class TestFormSchema : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void aSchemaGivesAKind_data()
    {
        QTest::addColumn<QByteArray>("schema");
        QTest::addColumn<Kind>("kind");
        QTest::newRow("text") << QByteArray("{\"type\":\"string\"}") << Kind::Text;
        QTest::newRow("long text") << QByteArray("{\"type\":\"string\",\"maxLength\":102400}") << Kind::LongText;
        QTest::newRow("path") << QByteArray("{\"type\":\"string\",\"maxLength\":4096,\"pattern\":\"^/\"}") << Kind::Text;
        QTest::newRow("integer") << QByteArray("{\"type\":\"integer\",\"minimum\":1}") << Kind::Integer;
        QTest::newRow("number") << QByteArray("{\"type\":\"number\"}") << Kind::Number;
        QTest::newRow("switch") << QByteArray("{\"type\":\"boolean\",\"default\":true}") << Kind::Switch;
        QTest::newRow("choice") << QByteArray("{\"type\":\"string\",\"enum\":[\"a\",\"b\"]}") << Kind::Choice;
        QTest::newRow("choice of numbers") << QByteArray("{\"enum\":[0,1],\"default\":1}") << Kind::Choice;
        QTest::newRow("choices") << QByteArray("{\"type\":\"array\",\"items\":{\"type\":\"string\",\"enum\":[\"a\",\"b\"]}}")
                                 << Kind::Choices;
        QTest::newRow("texts") << QByteArray("{\"type\":\"array\",\"default\":{},\"items\":{\"type\":\"string\"}}") << Kind::TextList;
        QTest::newRow("numbers") << QByteArray("{\"type\":\"array\",\"items\":{\"type\":\"integer\"}}") << Kind::NumberList;
        QTest::newRow("table") << QByteArray("{\"type\":\"array\",\"items\":{\"properties\":{\"role\":{\"type\":\"string\"}}}}")
                               << Kind::Table;
        QTest::newRow("anything in a list") << QByteArray("{\"type\":\"array\"}") << Kind::Json;
        QTest::newRow("group") << QByteArray("{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}}}") << Kind::Group;
        QTest::newRow("object of anything") << QByteArray("{\"type\":\"object\"}") << Kind::Json;
        QTest::newRow("map") << QByteArray("{\"type\":\"object\",\"additionalProperties\":{\"type\":\"string\"}}") << Kind::TextMap;
        QTest::newRow("map by pattern") << QByteArray(
            "{\"type\":\"object\",\"patternProperties\":{\"^[^:]+$\":{\"oneOf\":[{\"type\":\"string\"},{\"type\":\"number\"}]}}}")
                                        << Kind::TextMap;
        QTest::newRow("number or text") << QByteArray("{\"oneOf\":[{\"type\":\"integer\",\"exclusiveMinimum\":0},{\"type\":\"string\"}]}")
                                        << Kind::NumberOrText;
        QTest::newRow("one or several of choices") << QByteArray("{\"anyOf\":[{\"type\":\"string\",\"enum\":[\"a\",\"c\"]},{\"type\":"
                                                                 "\"array\",\"items\":{\"type\":\"string\",\"enum\":[\"a\",\"b\"]}}]}")
                                                   << Kind::Choices;
        QTest::newRow("named headers or free ones")
            << QByteArray("{\"oneOf\":[{\"type\":\"object\",\"properties\":{\"set\":{\"type\":\"object\"}}},{\"type\":\"object\","
                          "\"patternProperties\":{\".*\":{\"type\":\"string\"}}}]}")
            << Kind::Group;
        QTest::newRow("text or object") << QByteArray("{\"oneOf\":[{\"type\":\"string\"},{\"type\":\"object\"}]}") << Kind::Text;
        QTest::newRow("nothing said") << QByteArray("{}") << Kind::Json;
        QTest::newRow("nonsense") << QByteArray("7") << Kind::Json;
    }

    void aSchemaGivesAKind()
    {
        QFETCH(QByteArray, schema);
        QTEST(onlyField(schema).kind, "kind");
    }

    // What is left to JSON in the shipped schemas is left on purpose: conditions, free bodies, and what plugins share.
    void theShippedSchemasHaveForms()
    {
        static const QStringList free { u"vars"_s, u"filter"_s, u"filter_func"_s, u"plugins"_s, u"metadata"_s };
        const GatewaySchemas &schemas = GatewaySchemas::shipped();
        const QStringList names = schemas.plugins();
        QVERIFY(names.size() > 15);
        for (const QString &name : names) {
            const Result<FormField> form = formFromSchema(schemas.plugin(name), name);
            QVERIFY2(form, qPrintable(name));
            QVERIFY2(!form->fields.empty(), qPrintable(name));
            for (const FormField &field : form->fields)
                QVERIFY2(field.kind != Kind::Json || free.contains(field.name), qPrintable(name + u'.' + field.name));
        }
        const FormField multi = formFromSchema(schemas.plugin(u"ai-proxy-multi"_s), u"ai-proxy-multi"_s).value();
        QCOMPARE(fieldAt(multi, { u"instances"_s, u"auth"_s, u"header"_s })->kind, Kind::TextMap);
        QVERIFY(fieldAt(multi, { u"instances"_s, u"auth"_s, u"gcp"_s, u"service_account_json"_s })->secret);
        QCOMPARE(fieldAt(multi, { u"fallback_strategy"_s })->kind, Kind::Choices);
        const FormField route = formFromSchema(schemas.resource(ResourceKind::Route), u"route"_s).value();
        QCOMPARE(fieldAt(route, { u"upstream"_s, u"checks"_s, u"active"_s, u"http_path"_s })->defaultText, u"/"_s);
        QCOMPARE(fieldAt(route, { u"labels"_s })->kind, Kind::TextMap);
    }

    void limitsAndDefaultsAreRead()
    {
        const FormField timeout = onlyField(
            "{\"type\":\"integer\",\"minimum\":1,\"maximum\":600000,\"default\":30000,\"description\":\"timeout in milliseconds\"}");
        QCOMPARE(timeout.least, 1.0);
        QCOMPARE(timeout.most, 600'000.0);
        QCOMPARE(timeout.defaultText, u"30000"_s);
        QCOMPARE(timeout.help, u"timeout in milliseconds"_s);
        const FormField name = onlyField("{\"type\":\"string\",\"minLength\":1,\"maxLength\":100,\"pattern\":\"^a\"}");
        QCOMPARE(name.shortest, 1);
        QCOMPARE(name.longest, 100);
        QCOMPARE(name.pattern, u"^a"_s);
        const FormField both = onlyField("{\"anyOf\":[{\"type\":\"string\",\"enum\":[\"old\",\"a\"]},{\"type\":\"array\",\"items\":{"
                                         "\"type\":\"string\",\"enum\":[\"a\",\"b\"]}}]}");
        QCOMPARE(both.choices, (QStringList { u"old"_s, u"a"_s, u"b"_s }));
        QVERIFY(both.loneChoiceIsText);
        QCOMPARE(onlyField("{\"type\":\"boolean\",\"default\":true}").defaultText, u"true"_s);
    }

    void whatIsNeededComesFirstAndWhatAllHaveLast()
    {
        const FormField form = formOf("{\"type\":\"object\",\"required\":[\"zeta\"],\"properties\":{"
                                      "\"_meta\":{\"type\":\"object\",\"properties\":{\"priority\":{\"type\":\"integer\"}}},"
                                      "\"alpha\":{\"type\":\"object\",\"properties\":{\"x\":{\"type\":\"string\"}}},\"beta\":{\"type\":"
                                      "\"string\"},\"count\":{\"type\":\"integer\"},\"zeta\":{\"type\":\"string\"}}}");
        QStringList names;
        for (const FormField &field : form.fields)
            names.append(field.name);
        QCOMPARE(names, (QStringList { u"zeta"_s, u"count"_s, u"beta"_s, u"alpha"_s, u"_meta"_s }));
        QVERIFY(form.fields.front().required);
    }

    void fieldsOfACondition()
    {
        const FormField form = formOf("{\"type\":\"object\",\"properties\":{\"policy\":{\"type\":\"string\",\"enum\":[\"local\",\"redis\","
                                      "\"cluster\"],\"default\":\"local\"}},"
                                      "\"if\":{\"properties\":{\"policy\":{\"enum\":[\"redis\"]}}},"
                                      "\"then\":{\"properties\":{\"redis_host\":{\"type\":\"string\"},\"redis_password\":{\"type\":"
                                      "\"string\"}},\"required\":[\"redis_host\"]},"
                                      "\"else\":{\"if\":{\"properties\":{\"policy\":{\"const\":\"cluster\"}}},\"then\":{\"properties\":{"
                                      "\"nodes\":{\"type\":\"array\",\"items\":{\"type\":\"string\"}}}}},"
                                      "\"encrypt_fields\":[\"redis_password\"]}");
        const FormField *host = fieldAt(form, { u"redis_host"_s });
        QVERIFY(host);
        QCOMPARE(host->onlyIf, u"policy"_s);
        QVERIFY(host->required);
        QVERIFY(fieldAt(form, { u"redis_password"_s })->secret);
        FormDocument document;
        QVERIFY(!fieldCounts(*host, form, document, {}));
        document.setText({ u"policy"_s }, u"redis"_s);
        QVERIFY(fieldCounts(*host, form, document, {}));
        QVERIFY(!fieldCounts(*fieldAt(form, { u"nodes"_s }), form, document, {}));
    }

    void keysAreToldApart()
    {
        const FormField form = formOf("{\"type\":\"object\",\"encrypt_fields\":[\"instances.token\"],\"properties\":{"
                                      "\"instances\":{\"type\":\"array\",\"items\":{\"type\":\"object\",\"properties\":{\"name\":{\"type\":"
                                      "\"string\"},\"token\":{\"type\":\"string\"},"
                                      "\"auth\":{\"type\":\"object\",\"properties\":{\"header\":{\"type\":\"object\",\"patternProperties\":"
                                      "{\".*\":{\"type\":\"string\"}}}}}}}}}}");
        QVERIFY(fieldAt(form, { u"instances"_s, u"token"_s })->secret);
        QVERIFY(fieldAt(form, { u"instances"_s, u"0"_s, u"auth"_s, u"header"_s })->secret);
        QVERIFY(!fieldAt(form, { u"instances"_s, u"name"_s })->secret);
        QVERIFY(!fieldAt(form, { u"instances"_s, u"nothing"_s }));
    }

    void needsOneOfAreSaid()
    {
        const FormField form
            = formOf("{\"type\":\"object\",\"properties\":{\"prepend\":{\"type\":\"array\"},\"append\":{\"type\":\"array\"}},"
                     "\"anyOf\":[{\"required\":[\"prepend\"]},{\"required\":[\"append\"]},{\"required\":[\"append\",\"prepend\"]}]}");
        QCOMPARE(form.help, u"Needs one of: Prepend, Append."_s);
    }

    void depthAndNumberAreBounded()
    {
        QByteArray deep = "{\"type\":\"string\"}";
        for (int i = 0; i < 60; ++i)
            deep = "{\"type\":\"object\",\"properties\":{\"f\":" + deep + "}}";
        const FormField *field = nullptr;
        const FormField form = formOf(deep);
        int depth = 0;
        for (field = &form; !field->fields.empty(); field = &field->fields.front())
            ++depth;
        QVERIFY(depth < 20);
        QCOMPARE(field->kind, Kind::Json);
        QByteArray wide = "{\"type\":\"object\",\"properties\":{";
        for (int i = 0; i < 5'000; ++i)
            wide += "\"f" + QByteArray::number(i) + "\":{\"type\":\"string\"},";
        QCOMPARE_LE(formOf(wide.chopped(1) + "}}").fields.size(), size_t(2'000));
    }

    void whatIsNoSchemaFails()
    {
        for (const QByteArray &text : { QByteArray(), QByteArray("<html>"), QByteArray("[]"), QByteArray("{") }) {
            const Result<FormField> form = formFromSchema(text, u"limit-count"_s);
            QVERIFY(!form);
            QVERIFY(form.error().message.contains(u"limit-count"_s));
        }
    }

    void titles_data()
    {
        QTest::addColumn<QString>("title");
        QTest::newRow("rejected_code") << u"Rejected code"_s;
        QTest::newRow("ssl_verify") << u"SSL verify"_s;
        QTest::newRow("max_stream_duration_ms") << u"Max stream duration (ms)"_s;
        QTest::newRow("_meta") << u"Common to all plugins"_s;
        QTest::newRow("uri") << u"Uri"_s;
    }

    void titles()
    {
        QFETCH(QString, title);
        QCOMPARE(formTitle(QString::fromUtf8(QTest::currentDataTag())), title);
    }

    void problems_data()
    {
        QTest::addColumn<QByteArray>("schema");
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("word"); // of the problem; empty: none
        const QByteArray timeout = "{\"type\":\"integer\",\"minimum\":1,\"maximum\":600000}";
        QTest::newRow("in range") << timeout << QByteArray("{\"f\":5}") << QString();
        QTest::newRow("not set") << timeout << QByteArray("{}") << QString();
        QTest::newRow("too much") << timeout << QByteArray("{\"f\":600001}") << u"From 1 to 600000."_s;
        QTest::newRow("half") << timeout << QByteArray("{\"f\":1.5}") << u"whole"_s;
        QTest::newRow("text for a number") << timeout << QByteArray("{\"f\":\"12a\"}") << u"whole"_s;
        QTest::newRow("above") << QByteArray("{\"type\":\"number\",\"exclusiveMinimum\":0}") << QByteArray("{\"f\":0}")
                               << u"More than 0."_s;
        const QByteArray text = "{\"type\":\"string\",\"minLength\":1,\"maxLength\":3,\"pattern\":\"^[a-z]+$\"}";
        QTest::newRow("empty text") << text << QByteArray("{\"f\":\"\"}") << u"empty"_s;
        QTest::newRow("long text") << text << QByteArray("{\"f\":\"abcd\"}") << u"At most 3"_s;
        QTest::newRow("other form") << text << QByteArray("{\"f\":\"A\"}") << u"form"_s;
        QTest::newRow("number for a text") << text << QByteArray("{\"f\":7}") << u"no text"_s;
        const QByteArray key = "{\"type\":\"object\",\"properties\":{\"f\":{\"type\":\"string\"}}}";
        QTest::newRow("broken pattern") << QByteArray("{\"type\":\"string\",\"pattern\":\"(\"}") << QByteArray("{\"f\":\"x\"}")
                                        << QString();
        QTest::newRow("choice") << QByteArray("{\"enum\":[\"a\"]}") << QByteArray("{\"f\":\"b\"}") << u"none of the choices"_s;
        QTest::newRow("switch") << QByteArray("{\"type\":\"boolean\"}") << QByteArray("{\"f\":\"yes\"}") << u"neither"_s;
        const QByteArray list = "{\"type\":\"array\",\"minItems\":2,\"items\":{\"type\":\"string\"}}";
        QTest::newRow("short list") << list << QByteArray("{\"f\":[\"a\"]}") << u"At least 2"_s;
        QTest::newRow("no list") << list << QByteArray("{\"f\":\"a\"}") << u"no list"_s;
        QTest::newRow("a script's empty list") << QByteArray("{\"type\":\"array\",\"items\":{\"type\":\"string\"}}")
                                               << QByteArray("{\"f\":{}}") << QString();
        QTest::newRow("group") << key << QByteArray("{\"f\":3}") << u"group"_s;
    }

    void problems()
    {
        QFETCH(QByteArray, schema);
        QFETCH(QByteArray, json);
        QFETCH(QString, word);
        const QString problem = fieldProblem(onlyField(schema), *FormDocument::fromJson(json), { u"f"_s });
        if (word.isEmpty())
            QCOMPARE(problem, QString());
        else
            QVERIFY2(problem.contains(word), qPrintable(problem));
    }

    void aKeyInClearIsAProblem_data()
    {
        QTest::addColumn<QString>("value");
        QTest::addColumn<bool>("good");
        QTest::newRow("reference") << u"Bearer {env:KEY}"_s << true;
        QTest::newRow("keychain") << u"{keychain:gemini}"_s << true;
        QTest::newRow("mask") << u"Bearer ••••"_s << true;
        QTest::newRow("the gateway's own") << u"$secret://vault/1/key"_s << true;
        QTest::newRow("in clear") << u"Bearer sk-123"_s << false;
    }

    void aKeyInClearIsAProblem()
    {
        QFETCH(QString, value);
        FormField field;
        field.secret = true;
        field.kind = Kind::TextMap;
        FormDocument document;
        document.setText({ u"header"_s, u"Authorization"_s }, value);
        document.setText({ u"header"_s, u"X-Organisation"_s }, u"acme"_s);
        QTEST(fieldProblem(field, document, { u"header"_s }).isEmpty(), "good");
        field.kind = Kind::Text;
        document.setText({ u"key"_s }, value);
        QTEST(fieldProblem(field, document, { u"key"_s }).isEmpty(), "good");
    }
};

QTEST_GUILESS_MAIN(TestFormSchema)
#include "tst_formschema.moc"
