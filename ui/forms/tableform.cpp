// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/tableform.h"

#include "ui/forms/formsession.h"
#include "ui/forms/groupform.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QTableWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr qsizetype mostColumns = 5;
constexpr int mostRowsShown = 8;

bool isShort(const FormField &field)
{
    using Kind = FormField::Kind;
    return field.kind == Kind::Text || field.kind == Kind::Integer || field.kind == Kind::Number || field.kind == Kind::NumberOrText
        || field.kind == Kind::Choice;
}

} // namespace

TableForm::TableForm(FormSession &session, const FormField &field, const FormPath &path, int depth, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_field(field)
    , m_path(path)
    , m_depth(depth)
    , m_columns(columnsOf(field))
    , m_table(new QTableWidget(this))
    , m_layout(new QVBoxLayout(this))
{
    m_field.kind = FormField::Kind::Group; // the editor's: one item
    m_table->setObjectName(u"table:"_s + path.join(u'.'));
    m_table->setAccessibleName(field.title);
    m_table->setColumnCount(int(m_columns.size()));
    QStringList titles;
    for (const Column &column : std::as_const(m_columns))
        titles.append(column.field.title);
    m_table->setHorizontalHeaderLabels(titles);
    m_table->verticalHeader()->hide();
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(theme::Small);
    m_layout->addWidget(m_table);
    m_layout->addWidget(makeButtons());
    connect(&session, &FormSession::changed, this, &TableForm::refresh);
    connect(m_table, &QTableWidget::itemChanged, this, &TableForm::takeCell);
    connect(m_table, &QTableWidget::currentCellChanged, this, [this](int row, int, int before) {
        if (row != before && !m_refreshing)
            showEditor();
    });
    refresh();
    if (m_table->rowCount() > 0)
        choose(0);
}

QList<TableForm::Column> TableForm::columnsOf(const FormField &table)
{
    QList<Column> columns;
    for (const FormField &field : table.fields) {
        if (isShort(field) && !field.secret && columns.size() < mostColumns)
            columns.append({ { field.name }, field });
    }
    // A model stands among the options, and is what an instance is known by.
    if (const FormField *model = fieldAt(table, { u"options"_s, u"model"_s })) {
        columns.insert(std::min<qsizetype>(2, columns.size()), { { u"options"_s, u"model"_s }, *model });
        if (columns.size() > mostColumns)
            columns.removeLast();
    }
    return columns;
}

QWidget *TableForm::makeButtons()
{
    auto *bar = new QWidget(this);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::Tiny);
    const auto button = [&](const QString &name, const QString &icon, const QString &text) {
        auto *made = new QToolButton(bar);
        made->setObjectName(name + u':' + m_path.join(u'.'));
        made->setIcon(theme::icon(icon));
        made->setText(text);
        made->setToolTip(text);
        made->setAccessibleName(text);
        layout->addWidget(made);
        return made;
    };
    QToolButton *add = button(u"add"_s, u"add"_s, tr("Add"));
    add->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_duplicate = button(u"duplicate"_s, u"copy"_s, tr("Duplicate"));
    m_remove = button(u"remove"_s, u"delete"_s, tr("Remove"));
    m_up = button(u"up"_s, u"arrow-up"_s, tr("Move up"));
    m_down = button(u"down"_s, u"arrow-down"_s, tr("Move down"));
    layout->addStretch(1);
    connect(add, &QToolButton::clicked, this, &TableForm::addItem);
    connect(m_duplicate, &QToolButton::clicked, this, [this] {
        const int row = m_table->currentRow();
        m_session.edit([this, row](FormDocument &document) { document.duplicateItem(m_path, row); });
        choose(row + 1);
    });
    connect(m_remove, &QToolButton::clicked, this, &TableForm::removeItem);
    connect(m_up, &QToolButton::clicked, this, [this] { moveItem(-1); });
    connect(m_down, &QToolButton::clicked, this, [this] { moveItem(1); });
    return bar;
}

void TableForm::refresh()
{
    m_refreshing = true;
    const FormDocument &document = m_session.document();
    const int count = document.count(m_path);
    m_table->setRowCount(count);
    for (int row = 0; row < count; ++row) {
        for (int column = 0; column < m_columns.size(); ++column) {
            const Column &shown = m_columns.at(column);
            QTableWidgetItem *item = m_table->item(row, column);
            if (!item) {
                item = new QTableWidgetItem;
                m_table->setItem(row, column, item);
            }
            const FormPath path = m_path + QStringList { QString::number(row) } + shown.path;
            const QString text = document.has(path) ? document.shown(path) : shown.field.defaultText;
            if (item->text() != text)
                item->setText(text);
            const bool isNumber = shown.field.kind == FormField::Kind::Integer || shown.field.kind == FormField::Kind::Number;
            item->setTextAlignment(isNumber ? Qt::AlignTrailing | Qt::AlignVCenter : Qt::AlignLeading | Qt::AlignVCenter);
        }
    }
    const int lines = std::clamp(count, 1, mostRowsShown);
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() + lines * m_table->verticalHeader()->defaultSectionSize()
                            + theme::Small);
    m_refreshing = false;
    if (m_edited >= count)
        choose(count - 1);
    refreshButtons();
}

void TableForm::refreshButtons()
{
    const int row = m_table->currentRow();
    m_duplicate->setEnabled(row >= 0);
    m_remove->setEnabled(row >= 0);
    m_up->setEnabled(row > 0);
    m_down->setEnabled(row >= 0 && row + 1 < m_table->rowCount());
}

void TableForm::showEditor()
{
    const int row = m_table->currentRow();
    refreshButtons();
    if (row == m_edited && m_editor)
        return;
    m_edited = row;
    if (m_editor) {
        m_editor->hide();
        m_editor->deleteLater();
        m_editor->disconnect();
        m_session.disconnect(m_editor);
        m_editor = nullptr;
    }
    if (row < 0)
        return;
    m_editor = new GroupForm(m_session, m_field, m_path + QStringList { QString::number(row) }, m_depth, this);
    m_layout->addWidget(m_editor);
}

void TableForm::takeCell(QTableWidgetItem *item)
{
    if (m_refreshing)
        return;
    const Column &column = m_columns.at(item->column());
    const FormPath path = m_path + QStringList { QString::number(item->row()) } + column.path;
    const QString text = item->text();
    m_session.edit([&](FormDocument &document) {
        if (text.isEmpty())
            document.remove(path);
        else if (column.field.kind == FormField::Kind::Text || column.field.kind == FormField::Kind::Choice)
            document.setText(path, text);
        else
            document.setNumber(path, text);
    });
    refresh();
}

void TableForm::choose(int row)
{
    m_edited = -1;
    m_table->setCurrentCell(row, 0);
    showEditor();
}

void TableForm::addItem()
{
    const int row = m_session.document().count(m_path);
    m_session.edit([this, row](FormDocument &document) { document.insertItem(m_path, row); });
    choose(row);
    if (m_editor && !m_columns.isEmpty())
        m_editor->focusValue(m_path + QStringList { QString::number(row) } + m_columns.constFirst().path);
}

void TableForm::removeItem()
{
    const int row = m_table->currentRow();
    m_session.edit([this, row](FormDocument &document) {
        document.remove(m_path + QStringList { QString::number(row) });
        if (document.count(m_path) == 0)
            document.remove(m_path);
    });
    choose(std::min(row, m_table->rowCount() - 1));
    m_table->setFocus(Qt::OtherFocusReason);
}

void TableForm::moveItem(int by)
{
    const int row = m_table->currentRow();
    m_session.edit([this, row, by](FormDocument &document) { document.moveItem(m_path, row, row + by); });
    choose(row + by);
}

bool TableForm::focusValue(const FormPath &path)
{
    bool isNumber = false;
    const int row = path.value(m_path.size()).toInt(&isNumber);
    if (!isNumber || row >= m_table->rowCount())
        return false;
    if (row != m_table->currentRow())
        choose(row);
    return m_editor && m_editor->focusValue(path);
}

} // namespace lineside
