// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/screenreader.h"

namespace lineside::screenreader {

namespace {

std::function<void(QAccessibleEvent *)> &listenerInPlace()
{
    static std::function<void(QAccessibleEvent *)> listener;
    return listener;
}

} // namespace

bool isThere()
{
    return listenerInPlace() || QAccessible::isActive();
}

void tell(QAccessibleEvent *event)
{
    if (const auto &listener = listenerInPlace())
        listener(event);
    else
        QAccessible::updateAccessibility(event);
}

void setListener(const std::function<void(QAccessibleEvent *)> &listener)
{
    listenerInPlace() = listener;
}

} // namespace lineside::screenreader
