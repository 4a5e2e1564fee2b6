// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/suites/suitecelleditors.h"

#include "ui/suites/suitecasesmodel.h"
#include "ui/suites/suitechecksmodel.h"
#include "ui/suites/suitewords.h"
#include "ui/verify/probewords.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QSpinBox>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

using suitewords::ValueForm;

ValueForm formAt(const QModelIndex &index)
{
    return suitewords::valueForm(SuiteCheck::Kind(index.data(SuiteChecksModel::CheckKindRole).toInt()));
}

QComboBox *makeChoice(QWidget *parent, const QStringList &values)
{
    auto *box = new QComboBox(parent);
    box->setEditable(true);
    box->addItems(values);
    return box;
}

QDoubleSpinBox *makeNumber(QWidget *parent, double most, int decimals, const QString &unit)
{
    auto *box = new QDoubleSpinBox(parent);
    box->setRange(0, most);
    box->setDecimals(decimals);
    box->setSuffix(unit);
    return box;
}

// As it stands in files: a point, no groups, no unit.
QString plainNumber(double number)
{
    return QString::number(number, 'g', 12);
}

} // namespace

QWidget *CaseTargetEditor::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &index) const
{
    auto *box = new QComboBox(parent);
    box->setObjectName(u"caseTargetEditor"_s);
    if (const auto *cases = qobject_cast<const SuiteCasesModel *>(index.model())) {
        for (const TargetChoice &choice : cases->choices())
            box->addItem(describePath(choice.target), choice.key);
    }
    return box;
}

void CaseTargetEditor::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    auto *box = qobject_cast<QComboBox *>(editor);
    const QString key = index.data(Qt::EditRole).toString();
    for (int i = 0; i < box->count(); ++i) {
        const QString offered = box->itemData(i).toString();
        if (offered == key || (offered.startsWith("direct/"_L1) && offered.startsWith(key + u'/')))
            box->setCurrentIndex(i);
    }
}

void CaseTargetEditor::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    model->setData(index, qobject_cast<QComboBox *>(editor)->currentData());
}

QWidget *CheckKindEditor::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &) const
{
    auto *box = new QComboBox(parent);
    box->setObjectName(u"checkKindEditor"_s);
    for (const SuiteCheck::Kind kind : suitewords::kinds())
        box->addItem(suitewords::kindName(kind), int(kind));
    return box;
}

void CheckKindEditor::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    auto *box = qobject_cast<QComboBox *>(editor);
    box->setCurrentIndex(box->findData(index.data(Qt::EditRole)));
}

void CheckKindEditor::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    model->setData(index, qobject_cast<QComboBox *>(editor)->currentData());
}

QWidget *CheckValueEditor::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &index) const
{
    QWidget *editor = nullptr;
    switch (formAt(index)) {
    case ValueForm::None:
        return nullptr;
    case ValueForm::Status: {
        auto *box = new QSpinBox(parent);
        box->setRange(100, 599);
        editor = box;
        break;
    }
    case ValueForm::Cause:
        editor = makeChoice(parent, probewords::causes());
        break;
    case ValueForm::Reason:
        editor = makeChoice(parent, {u"stop"_s, u"length"_s, u"tool_calls"_s, u"content_filter"_s});
        break;
    case ValueForm::Milliseconds:
        editor = makeNumber(parent, 3'600'000, 1, tr(" ms"));
        break;
    case ValueForm::TokensPerSecond:
        editor = makeNumber(parent, 100'000, 1, tr(" tokens/s"));
        break;
    case ValueForm::Amount:
        editor = makeNumber(parent, 10'000, 6, {});
        break;
    case ValueForm::Text:
        editor = new QLineEdit(parent);
        break;
    }
    editor->setObjectName(u"checkValueEditor"_s);
    return editor;
}

void CheckValueEditor::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    const QString value = index.data(Qt::EditRole).toString();
    if (auto *whole = qobject_cast<QSpinBox *>(editor))
        whole->setValue(value.toInt());
    else if (auto *number = qobject_cast<QDoubleSpinBox *>(editor))
        number->setValue(value.toDouble());
    else if (auto *choice = qobject_cast<QComboBox *>(editor))
        choice->setEditText(value);
    else if (auto *text = qobject_cast<QLineEdit *>(editor))
        text->setText(value);
}

void CheckValueEditor::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    if (const auto *whole = qobject_cast<QSpinBox *>(editor))
        model->setData(index, QString::number(whole->value()));
    else if (const auto *number = qobject_cast<QDoubleSpinBox *>(editor))
        model->setData(index, plainNumber(number->value()));
    else if (const auto *choice = qobject_cast<QComboBox *>(editor))
        model->setData(index, choice->currentText().trimmed());
    else if (const auto *text = qobject_cast<QLineEdit *>(editor))
        model->setData(index, text->text());
}

} // namespace lineside
