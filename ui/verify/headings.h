// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

class QLabel;
class QWidget;

namespace lineside {

/// The words over a part of a page; `buddy` is the part.
QLabel *makeHeading(const QString &text, QWidget *buddy, QWidget *parent);
/// The part in a column of its own, the heading over it and free room below.
QWidget *withHeading(const QString &text, QWidget *widget, QWidget *parent);

} // namespace lineside
