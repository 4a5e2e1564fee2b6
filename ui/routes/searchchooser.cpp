// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/routes/searchchooser.h"

#include "ui/theme/theme.h"

#include <QDialogButtonBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lineside {

SearchChooser::SearchChooser(const QString &title, const QString &name, const QList<ChooserEntry> &entries, QWidget *parent)
    : QDialog(parent)
    , m_entries(entries)
    , m_search(new QLineEdit(this))
    , m_list(new QListWidget(this))
{
    setObjectName(name + u"Chooser"_s);
    setWindowTitle(title);
    m_search->setObjectName(name + u"Search"_s);
    m_search->setAccessibleName(tr("Search"));
    m_search->setPlaceholderText(tr("Search by name or purpose"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_list->setObjectName(name + u"Choices"_s);
    m_list->setAccessibleName(title);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_add = buttons->addButton(tr("Add"), QDialogButtonBox::AcceptRole);
    m_add->setObjectName(name + u"ChosenButton"_s);
    m_add->setDefault(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::Large, theme::Large, theme::Large, theme::Large);
    layout->setSpacing(theme::Small);
    layout->addWidget(m_search);
    layout->addWidget(m_list, 1);
    layout->addWidget(buttons);
    resize(520, 460);
    connect(m_search, &QLineEdit::textChanged, this, &SearchChooser::filter);
    connect(m_list, &QListWidget::itemActivated, this, &SearchChooser::finish);
    connect(m_list, &QListWidget::currentRowChanged, this, [this] { m_add->setEnabled(!wanted().isEmpty()); });
    connect(buttons, &QDialogButtonBox::accepted, this, &SearchChooser::finish);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    filter();
    m_search->setFocus();
}

void SearchChooser::setOther(std::function<QString(const QString &)> describe)
{
    m_other = std::move(describe);
}

void SearchChooser::addItem(const ChooserEntry &entry)
{
    //: A name, and what it is or does.
    auto *item = new QListWidgetItem(entry.sentence.isEmpty() ? entry.title : tr("%1: %2").arg(entry.title, entry.sentence), m_list);
    item->setData(Qt::UserRole, entry.id);
    item->setToolTip(entry.sentence.toHtmlEscaped());
}

void SearchChooser::filter()
{
    const QString text = m_search->text().trimmed();
    m_list->clear();
    for (const ChooserEntry &entry : std::as_const(m_entries)) {
        if (entry.title.contains(text, Qt::CaseInsensitive) || entry.sentence.contains(text, Qt::CaseInsensitive))
            addItem(entry);
    }
    if (const QString sentence = m_list->count() == 0 && m_other ? m_other(text) : QString(); !sentence.isEmpty())
        addItem({ text, text, sentence });
    m_list->setCurrentRow(0);
    m_add->setEnabled(!wanted().isEmpty());
}

QString SearchChooser::wanted() const
{
    return m_list->currentItem() ? m_list->currentItem()->data(Qt::UserRole).toString() : QString();
}

void SearchChooser::finish()
{
    if (wanted().isEmpty())
        return;
    const QString name = wanted();
    accept();
    Q_EMIT chosen(name);
}

// The arrows choose in the list while the search is typed.
bool SearchChooser::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const int by = key->key() == Qt::Key_Down ? 1 : key->key() == Qt::Key_Up ? -1 : 0;
        if (by != 0 && m_list->count() > 0) {
            m_list->setCurrentRow(std::clamp(m_list->currentRow() + by, 0, m_list->count() - 1));
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace lineside
