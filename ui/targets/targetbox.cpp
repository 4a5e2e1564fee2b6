// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/targets/targetbox.h"

#include "ui/targets/targets.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QLineEdit>
#include <QPainter>
#include <QSignalBlocker>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

/// Says with an ellipsis that there is more, as long as nobody types in it.
class ElidingLineEdit : public QLineEdit
{
public:
    using QLineEdit::QLineEdit;

protected:
    void paintEvent(QPaintEvent *event) override
    {
        constexpr int inset = 2; // QLineEdit's own
        const QRect room = rect().marginsRemoved(textMargins()).adjusted(inset, 0, -inset, 0);
        if (hasFocus() || fontMetrics().horizontalAdvance(text()) <= room.width())
            return QLineEdit::paintEvent(event);
        QPainter painter(this);
        painter.setPen(palette().color(QPalette::Text));
        painter.drawText(room, int(Qt::AlignLeading | Qt::AlignVCenter) | Qt::TextSingleLine, fontMetrics().elidedText(text(), Qt::ElideRight, room.width()));
    }
};

} // namespace

TargetBox::TargetBox(Catalog &catalog, QWidget *parent)
    : QComboBox(parent)
    , m_catalog(catalog)
{
    setObjectName(u"targetBox"_s);
    setAccessibleName(tr("Model and path"));
    setToolTip(tr("Who answers: the model, and the way to it. Type to search, or type a model's name to ask for it on the same way."));
    setEditable(true);
    setLineEdit(new ElidingLineEdit(this));
    setInsertPolicy(QComboBox::NoInsert);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(30);
    lineEdit()->setPlaceholderText(tr("Choose a model or a route"));
    completer()->setCompletionMode(QCompleter::PopupCompletion);
    completer()->setFilterMode(Qt::MatchContains);
    completer()->setCaseSensitivity(Qt::CaseInsensitive);

    connect(this, &QComboBox::activated, this, [this](int index) {
        if (index < 0 || index >= m_targets.size())
            return;
        m_target = m_targets.at(index);
        showTarget();
        Q_EMIT targetChosen(*m_target);
    });
    connect(lineEdit(), &QLineEdit::returnPressed, this, &TargetBox::chooseTyped);
    connect(&catalog, &Catalog::changed, this, &TargetBox::rebuild);
    rebuild();
}

QSize TargetBox::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 18, QComboBox::minimumSizeHint().height()};
}

QList<Target> TargetBox::offered() const
{
    QList<Target> targets;
    for (const Target &target : targetsOf(m_catalog.workspace())) {
        targets.append(target);
        const auto *direct = std::get_if<DirectTarget>(&target);
        if (!direct)
            continue;
        for (const QString &model : m_models.value(direct->provider.id)) {
            if (model != direct->model)
                targets.append(withModel(target, model));
        }
    }
    return targets;
}

void TargetBox::rebuild()
{
    m_targets = offered();
    const QSignalBlocker quiet(this);
    clear();
    for (const Target &target : std::as_const(m_targets))
        addItem(describe(target));
    showTarget();
}

void TargetBox::offerModels(const ProviderId &provider, const QList<ModelInfo> &models)
{
    QStringList names;
    for (const ModelInfo &model : models)
        names.append(model.id);
    m_models.insert(provider, names);
    rebuild();
}

void TargetBox::setTarget(const std::optional<Target> &target)
{
    m_target = target;
    showTarget();
}

void TargetBox::showTarget()
{
    const QSignalBlocker quiet(this);
    const auto found = m_target ? std::ranges::find(m_targets, *m_target) : m_targets.end();
    setCurrentIndex(found == m_targets.end() ? -1 : int(found - m_targets.begin()));
    setEditText(m_target ? describe(*m_target) : QString());
    lineEdit()->setCursorPosition(0);
}

void TargetBox::chooseTyped()
{
    const QString typed = currentText().trimmed();
    if (typed.isEmpty() || findText(typed) >= 0 || !m_target || typed == describe(*m_target)) {
        showTarget();
        return;
    }
    m_target = withModel(*m_target, typed);
    showTarget();
    Q_EMIT targetChosen(*m_target);
}

void TargetBox::focusOutEvent(QFocusEvent *event)
{
    QComboBox::focusOutEvent(event);
    if (!completer()->popup()->isVisible())
        showTarget();
}

} // namespace lineside
