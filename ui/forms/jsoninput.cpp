// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/jsoninput.h"

#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QPlainTextEdit>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr int fewestLines = 2;
constexpr int mostLines = 10;

FormField othersField(const FormField &group)
{
    FormField field;
    field.name = group.name;
    field.title = group.fields.empty() ? group.title : JsonInput::tr("Other fields");
    field.kind = FormField::Kind::Json;
    return field;
}

} // namespace

JsonInput::JsonInput(FormSession &session, const FormField &field, const FormPath &path, QWidget *parent)
    : JsonInput(session, field, path, QStringList(), parent)
{
    m_isOthers = false;
    refresh();
}

JsonInput *JsonInput::forOthers(FormSession &session, const FormField &group, const FormPath &path, QWidget *parent)
{
    auto *input = new JsonInput(session, othersField(group), path, knownMembers(group), parent);
    input->m_isOthers = true;
    input->m_mark = path + QStringList { QString() };
    input->refresh();
    return input;
}

JsonInput::JsonInput(FormSession &session, const FormField &field, const FormPath &path, const QStringList &known, QWidget *parent)
    : FormInput(session, field, path, parent)
    , m_edit(new QPlainTextEdit(this))
    , m_known(known)
    , m_mark(path)
{
    adopt(m_edit, known.isEmpty() ? QString() : u"others"_s);
    m_edit->setFont(theme::codeFont());
    m_edit->setTabChangesFocus(true);
    m_edit->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_edit->setPlaceholderText(tr("JSON"));
    m_edit->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_edit);
    connect(m_edit, &QPlainTextEdit::textChanged, this, &JsonInput::take);
    fitHeight();
}

QByteArray JsonInput::wanted() const
{
    return m_isOthers ? document().others(path(), m_known) : document().json(path());
}

void JsonInput::take()
{
    fitHeight();
    if (m_refreshing)
        return;
    const QByteArray typed = m_edit->toPlainText().trimmed().toUtf8();
    bool isTaken = true;
    session().edit([&](FormDocument &document) {
        if (m_isOthers)
            isTaken = document.setOthers(path(), m_known, typed);
        else if (typed.isEmpty())
            document.remove(path());
        else
            isTaken = document.setJson(path(), typed);
    });
    session().setUntaken(m_mark,
                         isTaken          ? QString()
                             : m_isOthers ? tr("This is not a JSON object, so it is not taken.")
                                          : tr("This is not JSON, so it is not taken."));
}

void JsonInput::refresh()
{
    const QByteArray value = wanted();
    FormDocument typed;
    const bool isJson = typed.setJson({ u"typed"_s }, m_edit->toPlainText().toUtf8());
    if ((isJson ? typed.json({ u"typed"_s }) : QByteArray()) == value && (isJson || m_edit->toPlainText().isEmpty()))
        return;
    if (!isJson && !m_edit->toPlainText().trimmed().isEmpty() && m_edit->hasFocus())
        return; // on the way
    m_refreshing = true;
    m_edit->setPlainText(QString::fromUtf8(value));
    m_refreshing = false;
}

void JsonInput::fitHeight()
{
    const int lines = std::clamp(m_edit->blockCount(), fewestLines, mostLines);
    m_edit->setFixedHeight(lines * QFontMetrics(m_edit->font()).lineSpacing() + theme::Large + theme::Small);
}

} // namespace lineside
