// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/formfield.h"

#include <algorithm>

namespace lineside {

namespace {

bool isNumber(const QString &name)
{
    return !name.isEmpty() && std::ranges::all_of(name, [](QChar c) { return c >= u'0' && c <= u'9'; });
}

} // namespace

const FormField *fieldAt(const FormField &form, const FormPath &path)
{
    const FormField *field = &form;
    for (const QString &name : path) {
        if (field->kind == FormField::Kind::Table && isNumber(name))
            continue;
        const auto found = std::ranges::find(field->fields, name, &FormField::name);
        if (found == field->fields.end())
            return nullptr;
        field = &*found;
    }
    return field;
}

void leaveOut(FormField &form, const FormPath &path)
{
    if (path.isEmpty())
        return;
    const auto found = std::ranges::find(form.fields, path.constFirst(), &FormField::name);
    if (path.size() > 1) {
        if (found != form.fields.end())
            leaveOut(*found, path.sliced(1));
        return;
    }
    if (found != form.fields.end())
        form.fields.erase(found);
    form.elsewhere.append(path.constFirst());
}

QStringList knownMembers(const FormField &group)
{
    QStringList names = group.elsewhere;
    for (const FormField &field : group.fields)
        names.append(field.name);
    return names;
}

} // namespace lineside
