// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/forminput.h"

#include "ui/forms/choiceinput.h"
#include "ui/forms/jsoninput.h"
#include "ui/forms/listinput.h"
#include "ui/forms/mapinput.h"
#include "ui/forms/sectioninput.h"
#include "ui/forms/switchinput.h"
#include "ui/forms/textinput.h"

using namespace Qt::StringLiterals;

namespace lineside {

FormInput::FormInput(FormSession &session, FormField field, FormPath path, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_field(std::move(field))
    , m_path(std::move(path))
{
    setObjectName(u"input:"_s + m_path.join(u'.'));
}

void FormInput::adopt(QWidget *control, const QString &part)
{
    control->setObjectName(u"field:"_s + m_path.join(u'.') + (part.isEmpty() ? QString() : u':' + part));
    control->setAccessibleName(m_field.title);
    control->setToolTip(m_field.help);
    if (!m_first) {
        m_first = control;
        setFocusProxy(control);
    }
}

void FormInput::focusValue(const FormPath &)
{
    setFocus(Qt::OtherFocusReason);
}

FormInput *makeFormInput(FormSession &session, const FormField &field, const FormPath &path, int depth, QWidget *parent)
{
    using Kind = FormField::Kind;
    switch (field.kind) {
    case Kind::Text:
    case Kind::Integer:
    case Kind::Number:
    case Kind::NumberOrText:
        return new TextInput(session, field, path, parent);
    case Kind::Switch:
        return new SwitchInput(session, field, path, parent);
    case Kind::Choice:
        return new ChoiceInput(session, field, path, parent);
    case Kind::Choices:
        return new ChoicesInput(session, field, path, parent);
    case Kind::LongText:
    case Kind::TextList:
    case Kind::NumberList:
        return new ListInput(session, field, path, parent);
    case Kind::TextMap:
        return new MapInput(session, field, path, parent);
    case Kind::Group:
    case Kind::Table:
        return new SectionInput(session, field, path, depth, parent);
    case Kind::Json:
        break;
    }
    return new JsonInput(session, field, path, parent);
}

} // namespace lineside
