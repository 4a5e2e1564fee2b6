// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/mapinput.h"

#include "gateway/formcheck.h"
#include "ui/forms/keymenu.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

MapInput::MapInput(FormSession &session, const FormField &field, const FormPath &path, QWidget *parent)
    : FormInput(session, field, path, parent)
    , m_rows(new QVBoxLayout)
{
    auto *add = new QToolButton(this);
    adopt(add, u"add"_s);
    add->setText(tr("Add"));
    add->setAccessibleName(tr("%1: add an entry").arg(field.title));
    add->setIcon(theme::icon(u"add"_s));
    add->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(add, &QToolButton::clicked, this, [this] {
        const bool isFirstHeader = this->path().constLast() == "header"_L1 && m_entries.isEmpty() && this->field().secret;
        addEntry(isFirstHeader ? u"Authorization"_s : QString(), {});
        (isFirstHeader ? m_entries.constLast().value : m_entries.constLast().name)->setFocus(Qt::OtherFocusReason);
    });
    m_rows->setSpacing(theme::Tiny);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::Tiny);
    layout->addLayout(m_rows);
    layout->addWidget(add, 0, Qt::AlignLeading);
    refresh();
}

void MapInput::addEntry(const QString &name, const QString &value)
{
    auto *row = new QWidget(this);
    Entry entry { .row = row, .name = new QLineEdit(name, row), .value = new QLineEdit(value, row), .keys = nullptr, .kept = {} };
    adopt(entry.name, u"name"_s);
    adopt(entry.value, u"value"_s);
    entry.name->setAccessibleName(tr("%1: name").arg(field().title));
    entry.name->setPlaceholderText(tr("name"));
    entry.value->setPlaceholderText(field().secret ? u"Bearer {keychain:NAME}"_s : tr("value"));
    entry.value->setAccessibleName(tr("%1: value").arg(field().title));
    auto *remove = new QToolButton(row);
    remove->setIcon(theme::icon(u"close"_s));
    remove->setAccessibleName(tr("Remove this entry"));
    remove->setToolTip(remove->accessibleName());
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::Tiny);
    layout->addWidget(entry.name, 2);
    layout->addWidget(entry.value, 3);
    if (field().secret) {
        entry.keys = new KeyMenu(
            session(), path() + QStringList { name },
            [this, edit = entry.value](const QString &reference) {
                edit->setText(reference);
                takeValue(edit);
            },
            row);
        layout->addWidget(entry.keys);
    }
    layout->addWidget(remove);
    m_rows->addWidget(row);
    m_entries.append(entry);
    connect(entry.name, &QLineEdit::textEdited, this, [this, edit = entry.name] { takeName(edit); });
    connect(entry.value, &QLineEdit::textEdited, this, [this, edit = entry.value] { takeValue(edit); });
    connect(remove, &QToolButton::clicked, this, [this, row] { removeEntry(row); });
}

qsizetype MapInput::indexOf(const QWidget *part) const
{
    const auto found
        = std::ranges::find_if(m_entries, [part](const Entry &entry) { return entry.row == part->parentWidget() || entry.row == part; });
    return found - m_entries.begin();
}

// A name that another entry has already, or none at all, is one on the way: the document keeps the one before.
void MapInput::takeName(QLineEdit *edit)
{
    Entry &entry = m_entries[indexOf(edit)];
    const QString name = edit->text().trimmed();
    if (name.isEmpty() || name == entry.kept || document().has(path() + QStringList { name }))
        return;
    if (entry.kept.isEmpty())
        return takeValue(entry.value);
    const QString before = std::exchange(entry.kept, name);
    session().edit([this, &before, &name](FormDocument &document) { document.rename(path() + QStringList { before }, name); });
}

void MapInput::takeValue(QLineEdit *edit)
{
    Entry &entry = m_entries[indexOf(edit)];
    const QString name = entry.name->text().trimmed();
    if (name.isEmpty() || (name != entry.kept && document().has(path() + QStringList { name })))
        return;
    if (isWrittenOutKey(field(), name, edit->text()))
        return session().setUntaken(
            path(), tr("A key does not belong in a route: it would be kept in a file. Name a reference, such as {env:GEMINI_API_KEY}."));
    session().setUntaken(path(), {});
    if (edit->text().isEmpty() && entry.kept.isEmpty())
        return; // a name without a value is an entry on the way
    entry.kept = name;
    if (entry.keys)
        entry.keys->setPath(path() + QStringList { name });
    session().edit([this, &name, edit](FormDocument &document) { document.setText(path() + QStringList { name }, edit->text()); });
}

void MapInput::removeEntry(QWidget *row)
{
    const Entry entry = m_entries.takeAt(indexOf(row));
    row->deleteLater();
    row->hide();
    session().setUntaken(path(), {});
    if (!entry.kept.isEmpty())
        session().edit([this, &entry](FormDocument &document) { document.remove(path() + QStringList { entry.kept }); });
    setFocus(Qt::OtherFocusReason);
}

void MapInput::refresh()
{
    const QStringList wanted = document().names(path());
    for (qsizetype i = m_entries.size() - 1; i >= 0; --i) {
        const Entry entry = m_entries.at(i);
        if (entry.kept.isEmpty() || wanted.contains(entry.kept))
            continue;
        entry.row->deleteLater();
        entry.row->hide();
        m_entries.removeAt(i);
    }
    for (const QString &name : wanted) {
        const QString value = document().shown(path() + QStringList { name });
        const auto entry = std::ranges::find(m_entries, name, &Entry::kept);
        if (entry == m_entries.end()) {
            addEntry(name, value);
            m_entries.last().kept = name;
        } else if (entry->value->text() != value && session().untaken(path()).isEmpty()) {
            entry->value->setText(value);
        }
    }
}

void MapInput::focusValue(const FormPath &wanted)
{
    const auto entry = std::ranges::find(m_entries, wanted.value(path().size()), &Entry::kept);
    if (entry != m_entries.end())
        entry->value->setFocus(Qt::OtherFocusReason);
    else
        FormInput::focusValue(wanted);
}

} // namespace lineside
