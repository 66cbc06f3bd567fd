# Times R's fits of the data that RegressionBenchmark writes, and prints lines of task,what,values.
#
# Usage: Rscript regression.R FOLDER
suppressPackageStartupMessages(library(MASS))

folder <- commandArgs(trailingOnly = TRUE)[1]
batches <- 7
seconds_per_batch <- 0.1

# CPU time of this process.
processor_seconds <- function() sum(proc.time()[1:2])

# The median over batches of the milliseconds that a fit takes, and the fit.
median_time <- function(fit) {
  start <- processor_seconds()
  result <- fit()
  first <- processor_seconds() - start
  repetitions <- max(1, ceiling(seconds_per_batch / max(first, 5e-4)))
  times <- replicate(batches, {
    start <- processor_seconds()
    for (i in seq_len(repetitions)) fit()
    (processor_seconds() - start) / repetitions
  })
  list(milliseconds = 1000 * median(times), result = result)
}

# (X'WX)^-1 from the factor that every fit here ends with.
unscaled_errors <- function(fit) {
  sqrt(diag(chol2inv(fit$qr$qr[seq_len(fit$rank), seq_len(fit$rank), drop = FALSE])))
}

report <- function(task, fit) {
  timed <- median_time(fit)
  lines <- c(list(milliseconds = timed$milliseconds), timed$result)
  for (what in names(lines)) cat(paste(c(task, what, sprintf("%.17g", lines[[what]])), collapse = ","), "\n", sep = "")
}

poisson_fit <- function(x, y) function() {
  fit <- glm.fit(x, y, family = poisson())
  list(coefficients = fit$coefficients, "standard errors" = unscaled_errors(fit))
}

negative_binomial_fit <- function(x, y) function() {
  fit <- glm.nb(y ~ x - 1)
  list(coefficients = fit$coefficients, "standard errors" = unscaled_errors(fit), theta = fit$theta)
}

least_squares_fit <- function(x, y) function() {
  fit <- lm.fit(x, y)
  sigma <- sqrt(sum(fit$residuals^2) / fit$df.residual)
  list(coefficients = fit$coefficients, "standard errors" = sigma * unscaled_errors(fit))
}

for (size in c("small", "large")) {
  data <- as.matrix(read.csv(file.path(folder, paste0(size, ".csv"))))
  x <- cbind(1, data[, grep("^x[0-9]+$", colnames(data))])
  label <- sprintf("%d x %d", nrow(x), ncol(x))
  report(paste("Poisson", label), poisson_fit(x, data[, "poisson"]))
  report(paste("negative binomial", label), negative_binomial_fit(x, data[, "negbin"]))
  if (size == "large") report(paste("least squares", label), least_squares_fit(x, data[, "gaussian"]))
}
