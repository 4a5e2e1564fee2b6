// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/wire/wirebytespane.h"

#include "ui/theme/theme.h"
#include "ui/wire/wiretable.h"

#include <QAction>
#include <QButtonGroup>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QStyledItemDelegate>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

/// Headings in a quiet colour on a shade, so that the borders of reads are seen while scrolling.
class RowDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->textElideMode = Qt::ElideNone;
        if (!index.data(WireBytesModel::HeadingRole).toBool())
            return;
        option->backgroundBrush = theme::sideColor(option->palette);
        option->palette.setColor(QPalette::Text, theme::quietTextColor(option->palette));
        option->font = theme::tabularFont(theme::TextSize::Small);
    }
};

QToolButton *formButton(const QString &name, const QString &text, const QString &tip, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(name);
    button->setText(text);
    button->setToolTip(tip);
    button->setCheckable(true);
    return button;
}

constexpr int widestRow = 16;
constexpr int narrowRow = 8;

} // namespace

WireBytesPane::WireBytesPane(QWidget *parent)
    : QWidget(parent)
    , m_table(new WireTable(this))
    , m_text(formButton(u"wireAsText"_s, tr("Text"), tr("Lines of text, control characters made visible"), this))
    , m_hex(formButton(u"wireAsHex"_s, tr("Hexadecimal"), tr("Every byte in hexadecimal digits"), this))
    , m_limit(new QLabel(this))
{
    m_table->setObjectName(u"wireBytes"_s);
    m_table->setAccessibleName(tr("The answer's bytes as they came"));
    m_table->horizontalHeader()->hide();
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setItemDelegate(new RowDelegate(m_table));
    m_table->setModel(&m_model);
    m_text->setChecked(true);
    auto *group = new QButtonGroup(this);
    group->addButton(m_text);
    group->addButton(m_hex);
    m_limit->setObjectName(u"wireRowsLimit"_s);
    m_limit->setProperty("quiet", true);
    m_limit->setWordWrap(true);
    m_limit->setFont(theme::font(theme::TextSize::Small));
    m_limit->hide();
    auto *bar = new QHBoxLayout;
    bar->addWidget(m_text);
    bar->addWidget(m_hex);
    bar->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, theme::Tiny, 0, 0);
    layout->setSpacing(theme::Tiny);
    layout->addLayout(bar);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_limit);
    auto *copyAction = new QAction(theme::icon(u"copy"_s), tr("Copy the rows"), m_table);
    copyAction->setShortcut(QKeySequence::Copy);
    copyAction->setShortcutContext(Qt::WidgetShortcut);
    m_table->addAction(copyAction);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(copyAction, &QAction::triggered, this, &WireBytesPane::copy);
    connect(m_hex, &QToolButton::toggled, this, [this](bool hex) { setForm(hex ? WireRows::Form::Hex : WireRows::Form::Text); });
}

void WireBytesPane::setRecord(const WireRecord *record)
{
    m_model.setRecord(record);
    m_table->setFollows(true);
    showLimit();
}

void WireBytesPane::takeUp()
{
    m_model.takeUp();
    m_table->followEnd();
    showLimit();
}

void WireBytesPane::setForm(WireRows::Form form)
{
    m_form = form;
    m_model.setForm(form, fittingBytes());
    m_table->followEnd();
    showLimit();
}

int WireBytesPane::fittingBytes() const
{
    // Place, digits, text: 43 characters for 8 bytes, 76 for 16.
    constexpr int charactersOfWidest = 80;
    constexpr int fewest = 16;
    const int characters = m_table->viewport()->width() / std::max(1, m_table->fontMetrics().horizontalAdvance(u'0'));
    if (m_form == WireRows::Form::Text)
        return std::max(fewest, (characters - 2) / narrowRow * narrowRow); // not with every pixel
    return characters >= charactersOfWidest ? widestRow : narrowRow;
}

void WireBytesPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_model.setForm(m_form, fittingBytes());
}

void WireBytesPane::copy() const
{
    QStringList lines;
    const QModelIndexList rows = m_table->selectedRows();
    for (const QModelIndex &row : rows)
        lines.append(row.data().toString());
    if (!lines.isEmpty())
        QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

void WireBytesPane::showLimit()
{
    m_limit->setVisible(m_model.isCut());
    m_limit->setText(tr("There are more rows than are shown here. A saved file has all of them."));
}

} // namespace lineside
