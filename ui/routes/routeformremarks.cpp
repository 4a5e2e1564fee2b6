// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// What is said of the form's fields, and the ways there. The fields are in routeform.cpp.
#include "ui/forms/morefields.h"
#include "ui/routes/routeform.h"
#include "ui/theme/theme.h"

#include <QLabel>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace lineside {

void RouteForm::showRemarks(const QList<DraftRemark> &remarks)
{
    QHash<RouteField, QStringList> words;
    QHash<RouteField, theme::Signal> signs;
    const auto say = [&words, &signs](RouteField field, const QString &text, bool isError) {
        words[field].append(text);
        if (isError || !signs.contains(field))
            signs[field] = isError ? theme::Signal::Stop : theme::Signal::Caution;
    };
    QHash<QString, QHash<FormPath, QString>> elsewhere;
    for (const DraftRemark &remark : remarks) {
        const RouteField field = fieldOfPlace(remark.field);
        const FormPath path = pathOfPlace(remark.field);
        if (const QString home = homeOf(remark.field); !home.isEmpty()) {
            elsewhere[home].insert(home == "route"_L1 ? path : path.sliced(2), remark.message);
            continue;
        }
        const QString text
            = field == RouteField::None && !remark.field.isEmpty() ? tr("%1: %2").arg(remark.field, remark.message) : remark.message;
        say(field, text, remark.severity == DraftRemark::Severity::Error);
    }
    m_moreFields->setRemarks(elsewhere.take(u"route"_s));
    m_moreProxy->setRemarks(elsewhere.take(u"ai-proxy"_s));
    m_plugins->setRemarks(elsewhere);
    if (holdsKeyInClear())
        say(RouteField::Key,
            tr("A key does not belong in a route: it would be kept in a file. Name a reference, such as {env:GEMINI_API_KEY}."), true);
    bool isNumber = false;
    m_timeout->text().trimmed().toInt(&isNumber);
    if (!isNumber && !m_timeout->text().trimmed().isEmpty())
        say(RouteField::Timeout, tr("The timeout is a whole number of milliseconds."), true);

    const auto show = [this, &words, &signs](RouteField field, QLabel *label) {
        const QString text = words.value(field).join(u'\n');
        if (!text.isEmpty()) {
            QPalette colours = palette();
            colours.setColor(QPalette::WindowText, theme::signalTextColor(signs.value(field), palette()));
            label->setPalette(colours);
        }
        label->setText(text);
        label->setVisible(!text.isEmpty());
        if (QWidget *input = m_fields.value(field))
            input->setAccessibleDescription(text);
    };
    for (auto label = m_remarks.cbegin(); label != m_remarks.cend(); ++label)
        show(label.key(), label.value());
    show(RouteField::None, m_general);
}

void RouteForm::focusField(RouteField field)
{
    if (QWidget *input = m_fields.value(field))
        input->setFocus(Qt::OtherFocusReason);
}

QString RouteForm::remarkAt(RouteField field) const
{
    const QLabel *label = field == RouteField::None ? m_general : m_remarks.value(field);
    return label ? label->text() : QString();
}

} // namespace lineside
