// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "protocol/refusedfields.h"

#include <QRegularExpression>
#include <QTest>

using namespace lineside;
using namespace Qt::StringLiterals;

class TestRefusedFields : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void finds_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QStringList>("fields");
        const auto row = [](const char *name, const char *body, const QStringList &fields) { QTest::newRow(name) << QByteArray(body).replace('`', '"') << fields; };
        row("Gemini", "[{`error`:{`code`:400,`message`:`Invalid JSON payload received. Unknown name \\`seed\\`: Cannot find field.`,`status`:`INVALID_ARGUMENT`}}]",
            {u"seed"_s});
        row("Gemini, two at once", "[{`error`:{`code`:400,`message`:`Invalid JSON payload received. Unknown name \\`store\\`: Cannot find field.\\nInvalid JSON payload received. "
            "Unknown name \\`frequency_penalty\\`: Cannot find field.`,`status`:`INVALID_ARGUMENT`}}]", {u"store"_s, u"frequency_penalty"_s});
        row("OpenAI, unknown", "{`error`:{`message`:`Unknown parameter: 'top_k'.`,`type`:`invalid_request_error`,`param`:`top_k`,`code`:`unknown_parameter`}}", {u"top_k"_s});
        row("OpenAI, unrecognized", "{`error`:{`message`:`Unrecognized request argument supplied: top_k`,`type`:`invalid_request_error`,`param`:null,`code`:null}}", {u"top_k"_s});
        row("Azure, several", "{`error`:{`message`:`Unrecognized request arguments supplied: min_p, top_k`,`type`:`invalid_request_error`,`param`:null}}", {u"min_p"_s, u"top_k"_s});
        row("a reasoning model", "{`error`:{`message`:`Unsupported value: 'temperature' does not support 0.2 with this model. Only the default (1) value is supported.`,"
            "`type`:`invalid_request_error`,`param`:`temperature`,`code`:`unsupported_value`}}", {u"temperature"_s});
        row("max_tokens where another is wanted", "{`error`:{`message`:`Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.`,"
            "`type`:`invalid_request_error`,`param`:`max_tokens`,`code`:`unsupported_parameter`}}", {u"max_tokens"_s});
        row("Groq", "{`error`:{`message`:`property 'logit_bias' is unsupported`,`type`:`invalid_request_error`}}", {u"logit_bias"_s});
        row("xAI", "{`code`:`Client specified an invalid argument`,`error`:`Argument not supported on this model: presencePenalty`}", {u"presencePenalty"_s});
        row("Anthropic", "{`type`:`error`,`error`:{`type`:`invalid_request_error`,`message`:`seed: Extra inputs are not permitted`}}", {u"seed"_s});
        row("a Go server", "{`error`:`json: unknown field \\`seed\\``}", {u"seed"_s});
        row("a Python gateway", "{`error`:{`message`:`create() got an unexpected keyword argument 'top_k'`,`type`:`None`,`code`:`400`}}", {u"top_k"_s});
        row("nothing can be sent without a model", "{`error`:{`message`:`x`,`param`:`model`,`code`:`unsupported_value`}}", {});
        row("a field inside a message", "{`error`:{`message`:`Unknown parameter: 'messages[0].name'.`,`param`:`messages[0].name`,`code`:`unknown_parameter`}}", {});
        row("a value that is wrong, of a field that is known", "{`error`:{`message`:`Invalid 'temperature': decimal above maximum value.`,`param`:`temperature`,`code`:`decimal_above_max_value`}}", {});
        row("a gateway's own field", "{`error_msg`:`failed to check the configuration of plugin ai-proxy err: property \\`provider\\` is required`}", {});
        row("a model's words about fields", "{`error`:{`message`:`There is no unknown field here.`}}", {});
        row("no JSON", "<html><h1>400 Bad Request</h1></html>", {});
        row("empty", "", {});
    }

    void finds()
    {
        QFETCH(QByteArray, body);
        QFETCH(QStringList, fields);
        const ErrorBody parsed = parseErrorBody(body);
        QCOMPARE(refusedFields(parsed), fields);
        HttpHead head;
        head.status = 400;
        const Error error = errorFromAnswer(head, parsed);
        QCOMPARE(error.refusedFields, error.kind == Error::Kind::BadRequest ? fields : QStringList());
    }
};

QTEST_GUILESS_MAIN(TestRefusedFields)
#include "tst_refusedfields.moc"
