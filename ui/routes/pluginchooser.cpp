// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/routes/pluginchooser.h"

#include "ui/routes/pluginwords.h"
#include "ui/theme/theme.h"

#include <QDialogButtonBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lineside {

PluginChooser::PluginChooser(const QStringList &known, const QStringList &present, QWidget *parent)
    : QDialog(parent)
    , m_offered(known)
    , m_present(present)
    , m_search(new QLineEdit(this))
    , m_list(new QListWidget(this))
{
    setObjectName(u"pluginChooser"_s);
    setWindowTitle(tr("Add a plugin"));
    for (const QString &name : present)
        m_offered.removeAll(name);
    m_search->setObjectName(u"pluginSearch"_s);
    m_search->setAccessibleName(tr("Search plugins"));
    m_search->setPlaceholderText(tr("Search by name or purpose"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_list->setObjectName(u"pluginChoices"_s);
    m_list->setAccessibleName(tr("Plugins"));
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_add = buttons->addButton(tr("Add"), QDialogButtonBox::AcceptRole);
    m_add->setObjectName(u"addChosenPlugin"_s);
    m_add->setDefault(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::Large, theme::Large, theme::Large, theme::Large);
    layout->setSpacing(theme::Small);
    layout->addWidget(m_search);
    layout->addWidget(m_list, 1);
    layout->addWidget(buttons);
    resize(520, 460);
    connect(m_search, &QLineEdit::textChanged, this, &PluginChooser::filter);
    connect(m_list, &QListWidget::itemActivated, this, &PluginChooser::finish);
    connect(m_list, &QListWidget::currentRowChanged, this, [this] { m_add->setEnabled(!wanted().isEmpty()); });
    connect(buttons, &QDialogButtonBox::accepted, this, &PluginChooser::finish);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    filter();
    m_search->setFocus();
}

void PluginChooser::filter()
{
    const QString text = m_search->text().trimmed();
    m_list->clear();
    for (const QString &name : std::as_const(m_offered)) {
        const QString sentence = pluginSentence(name);
        if (!name.contains(text, Qt::CaseInsensitive) && !sentence.contains(text, Qt::CaseInsensitive))
            continue;
        //: A plugin's name, and what it does.
        auto *item = new QListWidgetItem(sentence.isEmpty() ? name : tr("%1: %2").arg(name, sentence), m_list);
        item->setData(Qt::UserRole, name);
        item->setToolTip(sentence);
    }
    static const QRegularExpression form(QRegularExpression::anchoredPattern(u"[a-z0-9][a-z0-9_-]*"_s));
    if (m_list->count() == 0 && form.match(text).hasMatch() && !m_present.contains(text)) {
        auto *item = new QListWidgetItem(tr("%1: not known here; it is edited as JSON.").arg(text), m_list);
        item->setData(Qt::UserRole, text);
    }
    m_list->setCurrentRow(0);
    m_add->setEnabled(!wanted().isEmpty());
}

QString PluginChooser::wanted() const
{
    return m_list->currentItem() ? m_list->currentItem()->data(Qt::UserRole).toString() : QString();
}

void PluginChooser::finish()
{
    if (wanted().isEmpty())
        return;
    const QString name = wanted();
    accept();
    Q_EMIT chosen(name);
}

// The arrows choose in the list while the search is typed.
bool PluginChooser::eventFilter(QObject *watched, QEvent *event)
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
