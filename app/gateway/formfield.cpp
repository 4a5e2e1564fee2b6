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
    if (found == form.fields.end())
        return;
    if (path.size() == 1)
        form.fields.erase(found);
    else
        leaveOut(*found, path.sliced(1));
}

} // namespace lineside
