// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/sectioninput.h"

#include "gateway/formcheck.h"
#include "ui/forms/foldbox.h"
#include "ui/forms/groupform.h"
#include "ui/forms/tableform.h"

#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lineside {

SectionInput::SectionInput(FormSession &session, const FormField &field, const FormPath &path, int depth, QWidget *parent)
    : FormInput(session, field, path, parent)
    , m_box(new FoldBox(field.title, this))
    , m_depth(depth)
{
    adopt(&m_box->head());
    m_box->setContent([this](QWidget *inside) { return makeInside(inside); });
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_box);
    connect(&session, &FormSession::problemsChanged, this, &SectionInput::showNote);
    refresh();
    // What must be filled in is not hidden; what has been set outside stays folded until it is asked for.
    if (field.required && depth < 3)
        m_box->setUnfolded(true);
}

QWidget *SectionInput::makeInside(QWidget *parent)
{
    if (field().kind == FormField::Kind::Table)
        return m_table = new TableForm(session(), field(), path(), m_depth + 1, parent);
    return m_group = new GroupForm(session(), field(), path(), m_depth + 1, parent);
}

void SectionInput::refresh()
{
    showNote();
}

void SectionInput::showNote()
{
    const QString own = document().has(path()) || field().required ? fieldProblem(field(), document(), path()) : QString();
    const int problems = problemsWithin(field(), document(), path());
    if (!own.isEmpty())
        return m_box->setNote(own, true);
    if (const QString remark = session().remarkAt(path()); !remark.isEmpty())
        return m_box->setNote(remark, true);
    if (problems > 0 && document().has(path()))
        return m_box->setNote(tr("%n to put right", nullptr, problems), true);
    const int count = field().kind == FormField::Kind::Table ? document().count(path()) : int(document().names(path()).size());
    m_box->setNote(count == 0                                   ? QString()
                       : field().kind == FormField::Kind::Table ? tr("%n entry/entries", nullptr, count)
                                                                : tr("%n set", nullptr, count));
}

void SectionInput::focusValue(const FormPath &wanted)
{
    if (wanted.size() <= path().size())
        return FormInput::focusValue(wanted);
    m_box->setUnfolded(true);
    if (m_group)
        m_group->focusValue(wanted);
    else if (m_table)
        m_table->focusValue(wanted);
}

} // namespace lineside
