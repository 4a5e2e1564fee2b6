// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/chat/parameterfield.h"

#include "parameters/replycheck.h"
#include "parameters/structuredparts.h"
#include "ui/chat/jsondialog.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHash>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

using Kind = ParameterSpec::Kind;

/// "top_p" as "topP"
QString objectNameOf(const QString &name)
{
    QString camel;
    for (const QString &part : name.split(u'_'))
        camel += camel.isEmpty() ? part : part.first(1).toUpper() + part.sliced(1);
    return camel;
}

std::optional<JsonMistake> findSchemaMistake(const QString &text)
{
    if (const auto mistake = findJsonMistake(text, JsonShape::Object))
        return mistake;
    const Result<void> usable = checkSchema(text.toUtf8());
    return usable ? std::nullopt : std::optional(JsonMistake{0, 0, usable.error().message});
}

} // namespace

QString parameterLabel(const QString &name)
{
    static const QHash<QString, const char *> labels{
        {u"temperature"_s, QT_TRANSLATE_NOOP("lineside::ParameterField", "Temperature")},
        {u"top_p"_s, QT_TRANSLATE_NOOP("lineside::ParameterField", "Top P")},
        {u"max_tokens"_s, QT_TRANSLATE_NOOP("lineside::ParameterField", "Max tokens")},
        {u"max_completion_tokens"_s, QT_TRANSLATE_NOOP("lineside::ParameterField", "Max completion tokens")},
        {u"reasoning_effort"_s, QT_TRANSLATE_NOOP("lineside::ParameterField", "Reasoning effort")},
        {u"response_format"_s, QT_TRANSLATE_NOOP("lineside::ParameterField", "Form of the reply")},
        {u"tools"_s, QT_TRANSLATE_NOOP("lineside::ParameterField", "Tools")},
        {u"tool_choice"_s, QT_TRANSLATE_NOOP("lineside::ParameterField", "Tool choice")},
        {u"parallel_tool_calls"_s, QT_TRANSLATE_NOOP("lineside::ParameterField", "Parallel calls")},
        {u"stop"_s, QT_TRANSLATE_NOOP("lineside::ParameterField", "Stop at")},
        {u"seed"_s, QT_TRANSLATE_NOOP("lineside::ParameterField", "Seed")},
        {u"frequency_penalty"_s, QT_TRANSLATE_NOOP("lineside::ParameterField", "Frequency penalty")},
        {u"presence_penalty"_s, QT_TRANSLATE_NOOP("lineside::ParameterField", "Presence penalty")},
        {u"repetition_penalty"_s, QT_TRANSLATE_NOOP("lineside::ParameterField", "Repetition penalty")},
        {u"top_k"_s, QT_TRANSLATE_NOOP("lineside::ParameterField", "Top K")},
        {u"min_p"_s, QT_TRANSLATE_NOOP("lineside::ParameterField", "Min P")},
        {u"n"_s, QT_TRANSLATE_NOOP("lineside::ParameterField", "Choices")},
        {u"logprobs"_s, QT_TRANSLATE_NOOP("lineside::ParameterField", "Log probabilities")},
        {u"top_logprobs"_s, QT_TRANSLATE_NOOP("lineside::ParameterField", "Likeliest tokens")},
        {u"verbosity"_s, QT_TRANSLATE_NOOP("lineside::ParameterField", "Verbosity")},
        {u"service_tier"_s, QT_TRANSLATE_NOOP("lineside::ParameterField", "Service tier")},
        {u"store"_s, QT_TRANSLATE_NOOP("lineside::ParameterField", "Stored by the provider")},
        {u"prompt_cache_key"_s, QT_TRANSLATE_NOOP("lineside::ParameterField", "Prompt cache key")},
        {u"safety_identifier"_s, QT_TRANSLATE_NOOP("lineside::ParameterField", "Safety identifier")},
        {u"user"_s, QT_TRANSLATE_NOOP("lineside::ParameterField", "User")},
    };
    const char *label = labels.value(name);
    return label ? ParameterField::tr(label) : name;
}

ParameterField::ParameterField(const ParameterSpec &spec, QWidget *parent)
    : QWidget(parent)
    , m_spec(spec)
    , m_layout(new QHBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    switch (m_spec.kind) {
    case Kind::Texts:
        makeLines();
        break;
    case Kind::Flag:
        makeChoice({u"true"_s, u"false"_s});
        break;
    case Kind::Choice:
        makeChoice(m_spec.choices);
        break;
    case Kind::Format:
        makeFormat();
        break;
    case Kind::Tools:
        makeTools();
        break;
    case Kind::Number:
    case Kind::Whole:
    case Kind::Text:
        makeLine();
        break;
    }
    editor()->setAccessibleName(parameterLabel(m_spec.name));
    editor()->setToolTip(rangeText(m_spec).isEmpty() ? m_spec.name : tr("%1: %2").arg(m_spec.name, rangeText(m_spec)));
    setFocusProxy(editor());
}

QWidget *ParameterField::editor() const
{
    if (m_line)
        return m_line;
    if (m_lines)
        return m_lines;
    return m_choice ? static_cast<QWidget *>(m_choice) : m_button;
}

void ParameterField::makeLine()
{
    m_line = new QLineEdit(this);
    m_line->setObjectName(objectNameOf(m_spec.name) + u"Edit"_s);
    m_line->setPlaceholderText(tr("not sent"));
    m_layout->addWidget(m_line);
    connect(m_line, &QLineEdit::textEdited, this, &ParameterField::edited);
}

void ParameterField::makeLines()
{
    m_lines = new QPlainTextEdit(this);
    m_lines->setObjectName(objectNameOf(m_spec.name) + u"Edit"_s);
    m_lines->setPlaceholderText(tr("not sent; one a line, \\n for a line break"));
    m_lines->setTabChangesFocus(true);
    m_lines->setFixedHeight(fontMetrics().lineSpacing() * 3 + 2 * theme::Small);
    m_layout->addWidget(m_lines);
    connect(m_lines, &QPlainTextEdit::textChanged, this, &ParameterField::edited);
}

void ParameterField::makeChoice(const QStringList &choices)
{
    m_choice = new QComboBox(this);
    m_choice->setObjectName(objectNameOf(m_spec.name) + u"Box"_s);
    m_choice->addItem(tr("not sent"), QString());
    for (const QString &choice : choices)
        m_choice->addItem(m_spec.kind != Kind::Flag ? choice : choice == "true"_L1 ? tr("yes") : tr("no"), choice);
    m_layout->addWidget(m_choice);
    connect(m_choice, &QComboBox::activated, this, &ParameterField::edited);
}

void ParameterField::makeFormat()
{
    using Form = ResponseFormat::Kind;
    m_choice = new QComboBox(this);
    m_choice->setObjectName(u"responseFormatBox"_s);
    for (const auto &[form, label] : {std::pair(Form::Unset, tr("not sent")), {Form::Text, tr("text")}, {Form::JsonObject, tr("JSON")}, {Form::JsonSchema, tr("JSON by a schema")}})
        m_choice->addItem(label, int(form));
    m_button = new QPushButton(tr("Schema…"), this);
    m_button->setObjectName(u"schemaButton"_s);
    m_layout->addWidget(m_choice, 1);
    m_layout->addWidget(m_button);
    connect(m_button, &QPushButton::clicked, this, &ParameterField::editSchema);
    connect(m_choice, &QComboBox::activated, this, [this] {
        ResponseFormat format = readResponseFormat(m_json);
        format.kind = ResponseFormat::Kind(m_choice->currentData().toInt());
        if (format.kind == Form::JsonSchema && format.schema.isEmpty()) {
            editSchema();
            return;
        }
        m_json = writeResponseFormat(format);
        showParts();
        Q_EMIT edited();
    });
    showParts();
}

void ParameterField::makeTools()
{
    m_button = new QPushButton(this);
    m_button->setObjectName(u"toolsButton"_s);
    m_layout->addWidget(m_button);
    connect(m_button, &QPushButton::clicked, this, &ParameterField::editTools);
    showParts();
}

void ParameterField::editSchema()
{
    auto *dialog = new JsonDialog(tr("Schema of the reply"), tr("A JSON Schema. The reply is asked for in this form, and checked against it when it has come."),
                                  findSchemaMistake, this);
    const ResponseFormat before = readResponseFormat(m_json);
    const QByteArray usual = R"({"type":"object","properties":{"answer":{"type":"string"}},"required":["answer"],"additionalProperties":false})";
    dialog->setText(prettyJson(before.schema.isEmpty() ? usual : before.schema));
    connect(dialog, &QDialog::finished, this, &ParameterField::showParts);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        ResponseFormat format = readResponseFormat(m_json);
        format.kind = ResponseFormat::Kind::JsonSchema;
        format.schema = compactedJson(dialog->text());
        m_json = writeResponseFormat(format);
        Q_EMIT edited();
    });
    dialog->open();
}

void ParameterField::editTools()
{
    auto *dialog = new JsonDialog(tr("Tools"), tr("A list of tools that the model may call, each with a name, a description, and its parameters as a JSON Schema."),
                                  findToolsMistake, this);
    const QString usual = prettyJson(R"([{"name":"get_weather","description":"The weather at a place","parameters":{"type":"object","properties":{"place":{"type":"string"}},"required":["place"]}}])");
    dialog->setText(m_json ? toolsText(m_json) : usual);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_json = writeTools(dialog->text());
        showParts();
        Q_EMIT edited();
    });
    dialog->open();
}

void ParameterField::showParts()
{
    if (m_spec.kind == Kind::Format) {
        const auto kind = readResponseFormat(m_json).kind;
        m_choice->setCurrentIndex(m_choice->findData(int(kind)));
        m_button->setVisible(kind == ResponseFormat::Kind::JsonSchema);
    } else {
        const QStringList names = toolNames(m_json);
        m_button->setText(names.isEmpty() ? tr("not sent") : fontMetrics().elidedText(names.join(u", "_s), Qt::ElideRight, fontMetrics().averageCharWidth() * 24));
    }
}

void ParameterField::setValue(const std::optional<QByteArray> &json)
{
    const QString text = parameterText(m_spec, json);
    if (m_spec.kind == Kind::Format || m_spec.kind == Kind::Tools) {
        m_json = json;
        showParts();
    } else if (m_choice) {
        if (m_choice->findData(text) < 0)
            m_choice->addItem(text, text);
        m_choice->setCurrentIndex(m_choice->findData(text));
    } else if (m_lines) {
        const QSignalBlocker quiet(m_lines);
        m_lines->setPlainText(text);
    } else {
        m_line->setText(text);
    }
}

tl::expected<std::optional<QByteArray>, QString> ParameterField::value() const
{
    if (m_spec.kind == Kind::Format || m_spec.kind == Kind::Tools)
        return m_json;
    if (m_choice)
        return readParameter(m_spec, m_choice->currentData().toString());
    return readParameter(m_spec, m_lines ? m_lines->toPlainText() : m_line->text());
}

void ParameterField::offerTools(const QStringList &names)
{
    const QString chosen = m_choice->currentData().toString();
    while (m_choice->count() > m_spec.choices.size() + 1)
        m_choice->removeItem(m_choice->count() - 1);
    for (const QString &name : names)
        m_choice->addItem(name, QString::fromUtf8(callTool(name)));
    m_choice->setCurrentIndex(qMax(0, m_choice->findData(chosen)));
}

} // namespace lineside
